import { createDeliveries } from '../../src/channels/deliveries';
import { MemoryStore } from '../../src/store/memory-store';
import { keptLog, silentLog } from '../fixtures/kept-log';

const LOG = silentLog();

/** A process of its own over a store that it may share with others. */
function replica(store: MemoryStore) {
  return createDeliveries({ store, clock: Date.now }, 'slack');
}

/** Work that ends when the test says so. */
function workOf(): { work: () => Promise<void>; end: () => void; fail: () => void } {
  let end = () => {};
  let fail = () => {};
  const done = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = () => reject(new Error('not posted'));
  });
  return { work: () => done, end, fail };
}

describe('a delivery', () => {
  it('is answered by one of two replicas', async () => {
    const store = new MemoryStore();
    const work = jest.fn(async () => {});
    await Promise.all([replica(store).once(LOG, 'k', work), replica(store).once(LOG, 'k', work)]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('says whether it was done now or before', async () => {
    const store = new MemoryStore();
    const deliveries = replica(store);
    const work = async () => {};
    expect(await deliveries.once(LOG, 'k', work)).toBe('done');
    expect(await deliveries.once(LOG, 'k', work)).toBe('repeated');
    expect(await replica(store).once(LOG, 'k', work)).toBe('repeated');
  });

  it.each([
    ['the same replica', true],
    ['the other replica', false],
  ])('is taken over in %s when the first try fails', async (_which, isSame) => {
    const store = new MemoryStore();
    const one = replica(store);
    const { work, fail } = workOf();
    const second = jest.fn(async () => {});
    const failing = one.once(LOG, 'k', work);
    const taking = (isSame ? one : replica(store)).once(LOG, 'k', second);
    setTimeout(fail, 50);
    await expect(failing).rejects.toThrow('not posted');
    expect(await taking).toBe('done');
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('without a key is done each time', async () => {
    const deliveries = replica(new MemoryStore());
    const work = jest.fn(async () => {});
    expect([await deliveries.once(LOG, undefined, work), await deliveries.once(LOG, undefined, work)]).toEqual([
      'done',
      'done',
    ]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is taken over when the replica that claimed it has died', async () => {
    let now = 0;
    const store = new MemoryStore(() => now);
    await store.claimDelivery('k', 60_000);
    const work = jest.fn(async () => {});
    const taking = replica(store).once(LOG, 'k', work);
    now = 60_001;
    await taking;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('that failed is answered when it comes again', async () => {
    const deliveries = replica(new MemoryStore());
    await expect(deliveries.once(LOG, 'k', () => Promise.reject(new Error('not posted')))).rejects.toThrow(
      'not posted',
    );
    const work = jest.fn(async () => {});
    await deliveries.once(LOG, 'k', work);
    await deliveries.once(LOG, 'k', work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is remembered for half an hour without the store, and then forgotten', async () => {
    let now = 0;
    const down = () => Promise.reject(new Error('down'));
    const store = { claimDelivery: down, finishDelivery: down, releaseDelivery: down };
    const { log, lines } = keptLog();
    const deliveries = createDeliveries({ store, clock: () => now }, 'teams');
    const work = jest.fn(async () => {});
    await deliveries.once(log, 'k', work);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { channel: 'teams', action: 'claim' },
      { channel: 'teams', action: 'finish' },
    ]);
    now = 29 * 60_000;
    await deliveries.once(log, 'k', work);
    expect(work).toHaveBeenCalledTimes(1);
    now = 31 * 60_000;
    await deliveries.once(log, 'another', async () => {});
    await deliveries.once(log, 'k', work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is forgotten when as many came after it as are remembered', async () => {
    const claimed = async () => 'claimed' as const;
    const store = { claimDelivery: claimed, finishDelivery: async () => {}, releaseDelivery: async () => {} };
    const deliveries = createDeliveries({ store, clock: () => 0 }, 'slack', 2);
    const outcomes: string[] = [];
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) outcomes.push(await deliveries.once(LOG, key, async () => {}));
    expect(outcomes).toEqual(['done', 'done', 'done', 'repeated', 'repeated', 'done']);
  });
});
