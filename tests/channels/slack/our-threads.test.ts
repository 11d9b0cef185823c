import { createOurThreads } from '../../../src/channels/slack/our-threads';

describe('the threads that we have answered in', () => {
  const MINUTE = 60_000;
  let now = 0;
  const fresh = () => createOurThreads(() => now);

  it('are known for half an hour', () => {
    const threads = fresh();
    threads.answered('t', 'ann');
    now += 29 * MINUTE;
    expect(threads.has('t')).toBe(true);
    now += MINUTE;
    expect(threads.has('t')).toBe(false);
    expect(threads.isWithAsker('t', 'ann', false)).toBe(false);
  });

  it('are with the one who asked last', () => {
    const threads = fresh();
    threads.answered('t', 'ann');
    expect(threads.isWithAsker('t', 'ann', false)).toBe(true);
    threads.answered('t', 'bob');
    expect(threads.isWithAsker('t', 'bob', false)).toBe(true);
    expect(threads.isWithAsker('t', 'ann', false)).toBe(false);
  });

  it.each([
    ['somebody else has written', 'bob', false],
    ['the asker has called on other people', 'ann', true],
  ])('are nobody’s once %s, until the next answer', (_what, user, toOthers) => {
    const threads = fresh();
    threads.answered('t', 'ann');
    expect(threads.isWithAsker('t', user, toOthers)).toBe(false);
    expect(threads.isWithAsker('t', 'ann', false)).toBe(false);
    threads.answered('t', 'ann');
    expect(threads.isWithAsker('t', 'ann', false)).toBe(true);
  });

  it('are no more than five thousand', () => {
    const threads = fresh();
    for (let i = 0; i <= 5_000; i++) threads.answered(`t${i}`, 'ann');
    expect(threads.has('t0')).toBe(false);
    expect(threads.has('t5000')).toBe(true);
  });
});
