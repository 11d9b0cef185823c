import pino from 'pino';
import type { DeliveryStore } from '../../../src/channels/slack/channel';
import { createDeliveries } from '../../../src/channels/slack/deliveries';
import { MemoryStore } from '../../../src/store/memory-store';

const log = pino({ level: 'silent' });

/** A process of its own over a store that it may share with others. */
function replica(store: DeliveryStore) {
  return createDeliveries({ store, log, clock: Date.now });
}

describe('a delivery', () => {
  it('is answered by one of two replicas', async () => {
    const store = new MemoryStore();
    const work = jest.fn(async () => {});
    await Promise.all([replica(store).once('k', work), replica(store).once('k', work)]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is taken over by the other replica when the first one fails', async () => {
    const store = new MemoryStore();
    const second = jest.fn(async () => {});
    let fail = () => {};
    const failing = replica(store).once(
      'k',
      () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('not posted'));
        }),
    );
    const taking = replica(store).once('k', second);
    setTimeout(() => fail(), 50);
    await expect(failing).rejects.toThrow('not posted');
    await taking;
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('is taken over when the replica that claimed it has died', async () => {
    let now = 0;
    const store = new MemoryStore(() => now);
    await store.claimDelivery('k', 60_000);
    const work = jest.fn(async () => {});
    const taking = replica(store).once('k', work);
    now = 60_001;
    await taking;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('that failed is answered when it comes again', async () => {
    const deliveries = replica(new MemoryStore());
    await expect(deliveries.once('k', () => Promise.reject(new Error('not posted')))).rejects.toThrow('not posted');
    const work = jest.fn(async () => {});
    await deliveries.once('k', work);
    await deliveries.once('k', work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is remembered for fifteen minutes without the store, and then forgotten', async () => {
    let now = 0;
    const down = () => Promise.reject(new Error('down'));
    const store = { claimDelivery: down, finishDelivery: down, releaseDelivery: down };
    const deliveries = createDeliveries({ store, log, clock: () => now });
    const work = jest.fn(async () => {});
    await deliveries.once('k', work);
    now = 14 * 60_000;
    await deliveries.once('k', work);
    expect(work).toHaveBeenCalledTimes(1);
    now = 16 * 60_000;
    await deliveries.once('another', async () => {});
    await deliveries.once('k', work);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
