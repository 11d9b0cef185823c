import { setTimeout as wait } from 'node:timers/promises';
import { createQueues } from '../../src/channels/in-order';

describe('a queue', () => {
  it('lets each go on when the one before it is over, in the order in which they came', async () => {
    const queues = createQueues();
    const done: number[] = [];
    await Promise.all(
      [30, 0, 10, 0].map(async (ms, index) => {
        const turn = queues.take('thread');
        await turn.comes;
        await wait(ms);
        done.push(index);
        turn.over();
      }),
    );
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('holds nobody up under another key', async () => {
    const queues = createQueues();
    queues.take('stuck');
    await queues.take('other').comes;
  });

  it('lets the next one go on when one is stuck for too long', async () => {
    const queues = createQueues(20);
    queues.take('thread');
    await queues.take('thread').comes;
    await queues.take('thread').comes;
  });

  it('counts the time of a turn from when it comes, not from when it was taken', async () => {
    const queues = createQueues(200);
    const first = queues.take('thread');
    const second = queues.take('thread');
    const third = queues.take('thread');
    await wait(120);
    first.over();
    await second.comes;
    const since = Date.now();
    await third.comes;
    expect(Date.now() - since).toBeGreaterThan(150);
  });

  it('may be over before it comes', async () => {
    const queues = createQueues();
    const first = queues.take('thread');
    queues.take('thread').over();
    const third = queues.take('thread');
    first.over();
    await third.comes;
  });
});
