import { readConfig } from '../src/config';
import { foreignHost, isLoopbackAddress, isLoopbackHost, isLoopbackUrl } from '../src/loopback';

const HOSTS: readonly (readonly [string, boolean])[] = [
  ['localhost', true],
  ['LOCALHOST', true],
  ['localhost.', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['127.999.0.1', false],
  ['127.0.0.1.example.org', false],
  ['127.evil', false],
  ['localhost.example.org', false],
  ['evil.localhost', false],
  ['0.0.0.0', false],
  ['::', false],
  ['[::2]', false],
  ['10.0.0.1', false],
];

describe.each(HOSTS)('%s is this machine alone: %s', (host, isHere) => {
  it('by its name', () => expect(isLoopbackHost(host)).toBe(isHere));

  it('as HOST, which the web page and Teams without credentials go by', () => {
    expect(readConfig({ HOST: host })).toMatchObject({ loopback: isHere, web: isHere });
  });

  // In a URL and in a Host header an IPv6 address stands in brackets.
  const inUrl = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const asUrl = inUrl === '[::ffff:127.0.0.1]' ? false : isHere;

  it('in a URL, and as a Host header, with a port and without', () => {
    expect([`http://${inUrl}/a`, `https://${inUrl}:3978`].map(isLoopbackUrl)).toEqual([asUrl, asUrl]);
    expect([inUrl, `${inUrl}:3978`].map(foreignHost)).toEqual([!asUrl, !asUrl]);
  });
});

it('a caller’s address is one, not a name', () => {
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', 'localhost', undefined].map(isLoopbackAddress)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
