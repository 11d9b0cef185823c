import { setImmediate as round } from 'node:timers/promises';
import { createLoopTurns } from '../../src/channels/loop-turns';

describe('turns of the event loop', () => {
  it('come one in a round, in order, so that other work is done between two of them', async () => {
    const turns = createLoopTurns();
    const seen: string[] = [];
    const all = ['a', 'b', 'c'].map((name) => turns.next().then(() => seen.push(name)));
    expect(seen).toEqual([]);
    const counts: number[] = [];
    while (seen.length < 3) {
      await round();
      counts.push(seen.length);
    }
    await Promise.all(all);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(counts.length).toBeGreaterThanOrEqual(3);
  });

  it('come again after a pause', async () => {
    const turns = createLoopTurns();
    await turns.next();
    await round();
    await turns.next();
  });
});
