import { isIP } from 'node:net';

/** True for `127.0.0.0/8` and `::1`, also where an IPv4 address is written as an IPv6 one (`::ffff:127.0.0.1`). */
export function isLoopbackAddress(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** True for an http or https URL, without user or password, whose host is this machine by name (`localhost`) or address. */
export function isLoopbackUrl(url: string | undefined): boolean {
  const parsed = URL.canParse(url ?? '') ? new URL(url ?? '') : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return false;
  return isLoopbackName(parsed.hostname);
}

/** True for a `Host` header that is missing, malformed, or names anything but this machine. */
export function foreignHost(host: string | undefined): boolean {
  return !host || !/^[\w.:[\]-]+$/.test(host) || !isLoopbackUrl(`http://${host}/`);
}
