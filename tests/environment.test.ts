import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { readConfig, SETTING_NAMES } from '../src/config';

const root = join(__dirname, '..');
const example = readFileSync(join(root, '.env.example'), 'utf8');
const names = [...SETTING_NAMES].sort();

describe('.env.example', () => {
  it('holds every setting that the program knows, once, and no other', () => {
    const listed = example.split('\n').flatMap((line) => /^#?\s?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(listed.sort()).toEqual(names);
  });

  it('explains each setting, or a group of them, in a comment above', () => {
    const lines = example.split('\n');
    const unexplained = lines.flatMap((line, i) => {
      const name = /^([A-Z_]+)=/.exec(line)?.[1];
      return name && !/^(#|[A-Z_]+=)/.test(lines[i - 1] ?? '') ? name : [];
    });
    expect(unexplained).toEqual([]);
  });

  it('copied as it is, changes nothing', () => {
    expect(readConfig(parse(example))).toEqual(readConfig({}));
  });
});

it('the README’s table of settings holds every setting, once, and no other', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const rows = readme.split('\n').filter((line) => /^\|\s*`[A-Z_]+`/.test(line));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]),
  );
  expect(listed.sort()).toEqual(names);
});
