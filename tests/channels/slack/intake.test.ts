import { setTimeout as wait } from 'node:timers/promises';
import { createIntake } from '../../../src/channels/slack/intake';

/** Takes places, and tells which were given, by name, in order. */
function visitors(most: number, patienceMs = 10_000) {
  const intake = createIntake({ most, patienceMs });
  const inside: string[] = [];
  const refused: string[] = [];
  const leaves = new Map<string, () => void>();
  return {
    intake,
    inside,
    refused,
    async come(name: string, again = false): Promise<void> {
      const leave = await intake.take(again);
      if (leave) leaves.set(name, leave);
      (leave ? inside : refused).push(name);
    },
    async leave(name: string): Promise<void> {
      leaves.get(name)?.();
      await wait(0);
    },
  };
}

describe('an intake', () => {
  it('gives places at once while there are any', async () => {
    const { come, inside } = visitors(2);
    await Promise.all([come('a'), come('b')]);
    expect(inside).toEqual(['a', 'b']);
  });

  it('gives each place that is free again to the one who has waited longest', async () => {
    const { come, leave, inside } = visitors(1);
    await come('a');
    const later = [come('b'), come('c')];
    await wait(0);
    expect(inside).toEqual(['a']);
    await leave('a');
    expect(inside).toEqual(['a', 'b']);
    await leave('b');
    await Promise.all(later);
    expect(inside).toEqual(['a', 'b', 'c']);
  });

  it('lets in first what comes again', async () => {
    const { come, leave, inside } = visitors(1);
    await come('a');
    const later = [come('new'), come('again', true)];
    await leave('a');
    expect(inside).toEqual(['a', 'again']);
    await leave('again');
    await Promise.all(later);
    expect(inside).toEqual(['a', 'again', 'new']);
  });

  it('refuses who finds no room in time, and gives the next place to somebody else', async () => {
    const { come, leave, inside, refused } = visitors(1, 20);
    await come('a');
    await come('too late');
    expect(refused).toEqual(['too late']);
    await leave('a');
    await come('b');
    expect(inside).toEqual(['a', 'b']);
  });

  it('takes anybody in who may not be refused, and counts them', async () => {
    const { intake, come, refused } = visitors(1, 20);
    const leaves = [intake.takeAnyway(), intake.takeAnyway()];
    await come('a');
    expect(refused).toEqual(['a']);
    leaves[0]?.();
    await come('b');
    expect(refused).toEqual(['a', 'b']);
    leaves[1]?.();
    await come('c');
    expect(refused).toEqual(['a', 'b']);
  });

  it('closes when all are gone, refusing who waits and who comes', async () => {
    const { intake, come, leave, refused } = visitors(1);
    await come('a');
    const waiting = come('waiting');
    let isClosed = false;
    const closed = intake.close(10_000).then(() => {
      isClosed = true;
    });
    await waiting;
    await come('late');
    expect(refused).toEqual(['waiting', 'late']);
    expect(isClosed).toBe(false);
    await leave('a');
    await closed;
  });

  it('closes in time when somebody stays', async () => {
    const { intake, come } = visitors(1);
    await come('a');
    await intake.close(20);
  });
});
