import { readArguments } from '../../src/report/arguments';

it.each([
  [[], { since: undefined, json: false, toDelete: [] }],
  [['--since', '2026-11-01', '--json'], { since: '2026-11-01', json: true, toDelete: [] }],
  [['--since=2024-02-29'], { since: '2024-02-29', json: false, toDelete: [] }],
  [['--delete', 'a', 'b', 'a', '--json'], { since: undefined, json: true, toDelete: ['a', 'b'] }],
  [['--delete', 'a', '--delete', 'b'], { since: undefined, json: false, toDelete: ['a', 'b'] }],
])('%j are understood', (args, asked) => {
  expect(readArguments(args)).toEqual(asked);
});

it.each([
  ['1.11.2026'],
  ['2026-11'],
  ['2026-02-30'],
  ['2026-13-01'],
  ['2026-11-01T00:00'],
  ['+02026-11-01'],
  ['yesterday'],
  [''],
])('--since "%s" is refused, with how it is written', (since) => {
  expect(() => readArguments(['--since', since])).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining('--since 2026-11-01') }),
  );
});

it.each([
  ['an option that is none', ['--sinse', '2026-11-01'], '--sinse'],
  ['--delete without an id', ['--delete'], '--delete'],
  ['--delete before another option', ['--delete', '--json'], '--delete'],
  ['an option without its --, which npm has taken', ['2026-11-01'], 'Write -- before the options'],
  [
    '--delete with --since, which would have to mean something',
    ['--delete', 'a', '--since', '2026-11-01'],
    'one by one',
  ],
])('%s is refused, with how it is used', (_what, args, words) => {
  expect(() => readArguments(args)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining(words) }),
  );
  expect(() => readArguments(args)).toThrow('usage: npm run -s report');
});
