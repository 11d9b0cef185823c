import type { Request } from 'express';
import type { Limits } from '../../limits/limits';
import { isLoopbackAddress } from '../../loopback';
import type { Who } from '../../question';

/**
 * Who asks the page, for limits: an address, or the one that a proxy in our own network names. Undefined for a program or a browser
 * on this machine, which may ask as much as it likes.
 */
export function whoAsks(request: Request, limits: Pick<Limits, 'who'> | undefined): Who | undefined {
  const isHere = request.ips.length === 0 && isLoopbackAddress(request.socket.remoteAddress);
  return isHere ? undefined : limits?.who('web', request.ip ?? '');
}
