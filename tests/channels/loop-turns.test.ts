import { setImmediate as round } from 'node:timers/promises';
import { createLoopTurns } from '../../src/channels/loop-turns';

/** The rounds that pass until something holds. */
async function roundsUntil(holds: () => boolean): Promise<number> {
  let rounds = 0;
  for (; !holds() && rounds < 10_000; rounds++) await round();
  return rounds;
}

describe('turns of the event loop', () => {
  it('come one after the other, in order, with rounds for other work between two of them', async () => {
    const turns = createLoopTurns();
    const seen: string[] = [];
    for (const name of ['a', 'b', 'c']) void turns.next().then(() => seen.push(name));
    for (const count of [1, 2, 3]) expect(await roundsUntil(() => seen.length >= count)).toBeGreaterThan(1);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('wait while more is coming, but not for ever', async () => {
    const turns = createLoopTurns();
    let first = false;
    void turns.next().then(() => {
      first = true;
    });
    const rounds = await roundsUntil(() => {
      void turns.next();
      return first;
    });
    expect(rounds).toBeGreaterThan(20);
    expect(rounds).toBeLessThan(200);
  });

  it('come again after a pause', async () => {
    const turns = createLoopTurns();
    await turns.next();
    await round();
    await turns.next();
  });
});
