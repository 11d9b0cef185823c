import { readArguments, UsageError } from '../src/command-line';

const USAGE = 'usage: npm run it -- [--json] [--after TEXT] WORD';
const read = (...args: string[]) =>
  readArguments(USAGE, {
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, after: { type: 'string' } },
  });

it('arguments are read', () => {
  const { values, positionals } = read('--json', 'hi', '--after', 'x');
  expect([{ ...values }, positionals]).toEqual([{ json: true, after: 'x' }, ['hi']]);
});

it.each([
  ['a mistyped one', ['--jsn', 'hi'], "'--jsn'"],
  ['one whose value is missing', ['hi', '--after'], "'--after <value>'"],
  ['a value that is not taken', ['--json=yes'], "'--json'"],
])('%s is refused, saying how the command is used', (_what, args, named) => {
  expect(() => read(...args)).toThrow(UsageError);
  expect(() => read(...args)).toThrow(new RegExp(`${named}[\\s\\S]*\\n${USAGE.replace(/[[\]]/g, '\\$&')}$`));
});
