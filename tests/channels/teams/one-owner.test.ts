import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

it('leaves botbuilder to one file', () => {
  const source = join(__dirname, '..', '..', '..', 'src');
  const importers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /from '(botbuilder|botframework)/.test(readFileSync(join(source, name), 'utf8')));
  expect(importers).toEqual([join('channels', 'teams', 'host.ts')]);
});
