import { sql } from 'kysely';
import { openPostgres } from '../../src/store/open-postgres';
import { opener } from '../../src/store/open-store';
import { ResilientStore } from '../../src/store/resilient-store';
import { keptLog } from '../fixtures/kept-log';
import { describeWithPostgres, run } from '../peers/postgres';
import { askMeanwhile, until } from './asked-meanwhile';

describeWithPostgres('with a PostgreSQL', (postgres) => {
  const opened: ResilientStore[] = [];
  afterEach(async () => {
    await postgres().start();
    for (const store of opened.splice(0)) await store.close(100);
  });

  /** A replica's store, and what it logs. */
  async function replica(url: string) {
    const { log, lines } = keptLog();
    const store = new ResilientStore({
      open: opener(async () => openPostgres(url), Date.now),
      place: 'the server',
      log,
      clock: Date.now,
      backoff: { least: 20, most: 300 },
    });
    opened.push(store);
    await store.start(10_000);
    return { store, lines };
  }

  const counted = async (store: ResilientStore) =>
    (await store.answerCounts()).reduce((sum, { count }) => sum + count, 0);
  const isWritten = (store: ResilientStore) => () => store.health().isUp && store.health().waiting === 0;

  it('that is away at the start, every question is answered, and all is written once it comes', async () => {
    const url = await postgres().fresh();
    await postgres().stop();
    const { store, lines } = await replica(url);
    expect(store.health().isUp).toBe(false);
    await askMeanwhile(store, 'one');
    await postgres().start();
    await until(isWritten(store));
    expect(await counted(store)).toBe(3);
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['store_unreachable', undefined]);
    const { store: other } = await replica(url);
    expect((await other.conversation('one'))?.contacts).toEqual((await store.conversation('one'))?.contacts);
  }, 60_000);

  it('that goes in the middle and comes back, again and again, nothing is lost', async () => {
    const { store } = await replica(await postgres().fresh());
    for (let round = 0; round < 3; round += 1) {
      await askMeanwhile(store, `before ${round}`);
      await postgres().stop();
      await askMeanwhile(store, `away ${round}`);
      await postgres().start();
      await until(isWritten(store));
    }
    expect(await counted(store)).toBe(18);
    expect(store.health().dropped).toBe(0);
  }, 120_000);

  it('that cuts every connection, every question is answered', async () => {
    const url = await postgres().fresh();
    const { store } = await replica(url);
    const cut = setInterval(() => {
      void run(
        postgres().url,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signpost'`,
      );
    }, 50);
    for (let i = 0; i < 5; i += 1) await askMeanwhile(store, String(i));
    clearInterval(cut);
    await until(isWritten(store));
    expect(store.health().dropped).toBe(0);
  }, 60_000);

  it('that stands still, every question is answered, and nobody waits for it after a second', async () => {
    const url = await postgres().fresh();
    const { store, lines } = await replica(url);
    const { db } = openPostgres(url);
    let unlock = () => {};
    const isUnlocked = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    let holding: Promise<void> = isUnlocked;
    await new Promise<void>((isLocked) => {
      holding = db.transaction().execute(async (transaction) => {
        await sql`lock table deliveries, conversations, answer_counts, signpost_schema in access exclusive mode`.execute(
          transaction,
        );
        isLocked();
        await isUnlocked;
      });
    });
    await until(async () => {
      await askMeanwhile(store, 'one');
      return !store.health().isUp;
    });
    expect(lines.join()).toContain('store_slow');
    const started = Date.now();
    for (let i = 0; i < 20; i += 1) await store.claimDelivery(String(i), 1_000);
    expect(Date.now() - started).toBeLessThan(1_000);
    unlock();
    await holding;
    await until(isWritten(store));
    await db.destroy();
  }, 60_000);

  it.each([
    ['whose user is not let in', () => postgres().url.replace('signpost@', 'nobody@'), 'store_login'],
    ['that has no such database', () => postgres().url.replace(/postgres$/, 'nowhere'), 'store_login'],
    ['on a host that is not there', () => 'postgres://signpost:secret@nowhere.invalid/x', 'store_unreachable'],
  ])('%s, it is said what to do, and no password', async (_what, url, code) => {
    const { store, lines } = await replica(url());
    await askMeanwhile(store, 'one');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { code, msg: expect.stringContaining('DATABASE_URL') },
    ]);
    expect(lines.join()).not.toContain('secret');
  });

  it('whose user may make no tables, it is said what to do', async () => {
    const url = await postgres().fresh();
    await run(
      url,
      `do $$ begin if not exists (select from pg_roles where rolname = 'guest') then create role guest login; end if; end $$`,
    );
    await run(url, 'revoke create on schema public from public');
    const { lines } = await replica(url.replace('signpost@', 'guest@'));
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['store_permission']);
  });
});
