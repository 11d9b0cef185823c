import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Longer than any build takes: a lock this old belongs to a process that was cut off, or that another has taken the number of. */
const LONGEST_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 50;

/** Whether a process of this number runs; one that is another user's does. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The process that a lock belongs to; 0 when there is none, or it is not said yet. */
function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** A lock is stale when its process is gone, or has held it for longer than any build takes. */
function isStale(file) {
  try {
    const pid = holder(file);
    const age = Date.now() - statSync(file).mtimeMs;
    // Between its making and its writing a lock is empty for a moment: then only its age tells.
    return age > LONGEST_MS || (pid > 0 && !isRunning(pid));
  } catch {
    return false; // Given up while we looked.
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Does `work` while no other process that asks for the same lock does; waits for its turn, and gives what `work` gives. Two
 * that find the same stale lock at the same instant may both go on: `work` must come to no harm by that, only be done twice.
 */
export function withLock(file, work) {
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
  try {
    return work();
  } finally {
    if (holder(file) === process.pid) rmSync(file, { force: true });
  }
}
