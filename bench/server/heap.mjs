// What a bot keeps of its heap, and how that grows.
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What a bot must be started with, to be asked for its heap. */
export const ASKABLE = {
  NODE_OPTIONS: `--expose-gc --require ${fileURLToPath(new URL('heap-after-gc.cjs', import.meta.url))}`,
};

/** The bytes of its heap that are in use after it has collected its garbage; undefined when it does not say within ten seconds. */
export async function heapOf(child) {
  const said = () => child.log.filter((line) => line.startsWith('{"heapInUse"'));
  const before = said().length;
  child.kill('SIGUSR2');
  for (let tries = 0; tries < 200 && said().length === before; tries += 1) await wait(50);
  return said().length > before ? JSON.parse(said().at(-1)).heapInUse : undefined;
}

/** Bytes a minute, by least squares over points of a time in milliseconds and bytes. */
export function slope(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [at, bytes] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [x, y]) => sum + (x - at) * (y - bytes), 0);
  return (over / points.reduce((sum, [x]) => sum + (x - at) ** 2, 0)) * 60_000;
}

/** The lowest of every `many` points in a row: between the peaks of what is under way when it is measured. */
export function floors(points, many) {
  const windows = Array.from({ length: Math.floor(points.length / many) }, (_, i) =>
    points.slice(i * many, (i + 1) * many),
  );
  return windows.map((window) => window.reduce((lowest, point) => (point[1] < lowest[1] ? point : lowest)));
}
