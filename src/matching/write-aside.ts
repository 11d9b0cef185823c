import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../errors';

/**
 * Writes a file that can be done without: aside and renamed, so that another process never reads half of it. Where it cannot be written there is
 * none, nothing is left aside, and the system's code (`EROFS`, `ENOSPC`) is returned; never throws.
 */
export function writeAside(path: string, bytes: Uint8Array): string | undefined {
  const aside = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(aside, bytes);
    renameSync(aside, path);
    return undefined;
  } catch (error) {
    removeIfThere(aside);
    return systemCode(error);
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It was never made, or nobody may: the clean-up of old models tries again.
  }
}
