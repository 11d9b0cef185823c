import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { createDeliveries } from '../../src/channels/deliveries';
import type { Change } from '../../src/store/changes';
import { DatabaseStore } from '../../src/store/database-store';
import { MemoryStore } from '../../src/store/memory-store';
import { migrate } from '../../src/store/migrations';
import { opener } from '../../src/store/open-store';
import { ResilientStore } from '../../src/store/resilient-store';
import type { SentQuestion, Store } from '../../src/store/store';
import { silentLog } from '../fixtures/kept-log';
import { until } from './asked-meanwhile';
import { sqlite, temporaryFolder } from './databases';

/** How long a call waits before it is done, and how long its reply takes, in milliseconds: an answer waits for 150. */
const DELAYS = [0, 0, 20, 140, 160, 400, 1_200];
const SEED = Number(process.env.SEED ?? 20_260_131);

const folder = temporaryFolder();
let delays: number[] = [];
let taken = 0;
const late = async () => {
  taken += 1;
  await wait(delays[taken % delays.length]);
};
beforeAll(() => {
  delays = fc.sample(fc.constantFrom(...DELAYS), { numRuns: 500, seed: SEED });
});

/** A database that is slow to do what it is asked, and slow to say so. */
class LateStore extends DatabaseStore {
  private sendingMs = 3_000;

  override async claimDelivery(key: string, leaseMs: number) {
    await late();
    const claimed = await super.claimDelivery(key, leaseMs);
    await late();
    return claimed;
  }

  override async keep(changes: readonly Change[]) {
    await late();
    await super.keep(changes);
    await late();
  }

  /** The first is kept after its asker was told to send it again. */
  override async sendQuestion(question: SentQuestion) {
    const ms = this.sendingMs;
    this.sendingMs = 0;
    await wait(ms);
    await super.sendQuestion(question);
  }
}

/** A store of its own kind that nobody stands before. */
class LateMemory extends MemoryStore {
  override async claimDelivery(key: string, leaseMs: number) {
    await late();
    const claimed = await super.claimDelivery(key, leaseMs);
    await late();
    return claimed;
  }

  override async finishDelivery(key: string) {
    await late();
    await super.finishDelivery(key);
  }

  override async releaseDelivery(key: string) {
    await late();
    await super.releaseDelivery(key);
  }
}

/**
 * Delivers sixty events four times each, at once and later, as a platform does that hears nothing; every third is answered at the
 * second try only. Gives how often each was answered.
 */
async function deliverAll(store: Store): Promise<number[]> {
  const deliveries = createDeliveries({ store, clock: Date.now }, 'slack');
  const [tries, answers] = [Array<number>(60).fill(0), Array<number>(60).fill(0)];
  const again = [0, 0, 180, 1_500];
  await Promise.all(
    tries.flatMap((_, i) =>
      again.map(async (pause) => {
        await wait(pause + i * 20);
        const work = async () => {
          tries[i] = (tries[i] ?? 0) + 1;
          await wait(30);
          if (i % 3 === 0 && tries[i] === 1) throw new Error('not posted');
          answers[i] = (answers[i] ?? 0) + 1;
        };
        await deliveries.once(silentLog(), `event ${i}`, work).catch(() => undefined);
      }),
    ),
  );
  return answers;
}

const once = Array(60).fill(1);

/** A store over a file that is slow. */
async function lateStore(file: string): Promise<ResilientStore> {
  const store = new ResilientStore({
    open: async () => {
      const database = sqlite(file);
      await migrate(database, Date.now);
      return new LateStore({ database, owner: randomUUID(), clock: Date.now });
    },
    place: file,
    log: silentLog(),
    clock: Date.now,
    backoff: { least: 20, most: 100 },
  });
  await store.start(10_000);
  return store;
}

it('within one process each event is answered once, however late the database is, and another process learns of it', async () => {
  const file = join(folder, 'late.db');
  const store = await lateStore(file);
  expect(await deliverAll(store)).toEqual(once);
  await until(() => store.health().waiting === 0);
  await store.close();

  const other = await opener(async () => sqlite(file), Date.now)();
  const claims = await Promise.all(once.map((_, i) => other.claimDelivery(`event ${i}`, 1_000)));
  await other.close();
  expect(claims).toEqual(once.map(() => 'answered'));
}, 120_000);

it('within one process each event is answered once over any store that is late', async () => {
  expect(await deliverAll(new LateMemory())).toEqual(once);
}, 120_000);

it('a question that is sent again after the database was too slow is kept once', async () => {
  const file = join(folder, 'late-question.db');
  const question = { text: 'Does it cover boys?', channel: 'slack', version: 'v1', form: 'V1' };
  const store = await lateStore(file);
  await expect(store.sendQuestion(question)).rejects.toMatchObject({ code: 'store_away' });
  await store.sendQuestion(question);
  await wait(1_000);
  const kept = await store.sentQuestions();
  await store.close();
  expect(kept.map(({ text }) => text)).toEqual([question.text]);
}, 60_000);
