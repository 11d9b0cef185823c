import { join } from 'node:path';
import type { Database } from '../../src/store/migrations';
import { migrate } from '../../src/store/migrations';
import { openPostgres } from '../../src/store/open-postgres';
import { describeWithPostgres } from '../peers/postgres';
import { sqlite, temporaryFolder } from './databases';

const temporary = temporaryFolder();

it('what one process writes after it met a lock of another is there for others', async () => {
  const file = join(temporary, 'locked.db');
  const [one, other] = [sqlite(file), sqlite(file)];
  await migrate(one, Date.now);
  await migrate(other, Date.now);
  let unlock = () => {};
  const isUnlocked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const holding = other.db.transaction().execute(() => {
    begun();
    return isUnlocked;
  });
  await hasBegun;
  const add = (key: string) => one.db.insertInto('conversations').values({ key, state: '{}', saved: 1 }).execute();
  await expect(add('refused')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  const waiting = add('waited');
  unlock();
  await holding;
  await waiting;
  await add('after');
  await other.db.insertInto('conversations').values({ key: 'other', state: '{}', saved: 1 }).execute();
  const keys = await other.db.selectFrom('conversations').select('key').execute();
  expect(keys.map(({ key }) => key).sort()).toEqual(['after', 'other', 'waited']);
  await Promise.all([one.db.destroy(), other.db.destroy()]);
});

describe('in a SQLite file', () => {
  const folder = join(temporary, 'many');
  let files = 0;
  describeMigrations(async () => {
    files += 1;
    const file = join(folder, `${files}.db`);
    return () => sqlite(file);
  });
});
describeWithPostgres('in PostgreSQL', (postgres) => {
  describeMigrations(async () => {
    const url = await postgres().fresh();
    return () => openPostgres(url);
  });
});

function describeMigrations(fresh: () => Promise<() => Database>): void {
  const opened: Database[] = [];
  afterEach(async () => {
    for (const { db } of opened.splice(0)) await db.destroy();
  });

  /** A way to open one new database again and again. */
  async function database(): Promise<() => Database> {
    const open = await fresh();
    return () => {
      const one = open();
      opened.push(one);
      return one;
    };
  }

  it('the tables are made once though four processes start at the same time', async () => {
    const open = await database();
    await Promise.all([open(), open(), open(), open()].map((one) => migrate(one, Date.now)));
    const rows = await open().db.selectFrom('signpost_schema').selectAll().execute();
    expect(rows).toMatchObject([{ id: 1, version: 1 }]);
  });

  it('what is kept stays when it is opened again', async () => {
    const open = await database();
    const one = open();
    await migrate(one, Date.now);
    await one.db.insertInto('conversations').values({ key: 'k', state: '{}', saved: 1 }).execute();
    const other = open();
    await migrate(other, Date.now);
    expect(await other.db.selectFrom('conversations').select('key').execute()).toEqual([{ key: 'k' }]);
  });

  it('a database of a newer Signpost is left alone, and it is said what to do', async () => {
    const open = await database();
    const one = open();
    await migrate(one, Date.now);
    await one.db.updateTable('signpost_schema').set({ version: 99 }).execute();
    const refused = migrate(open(), Date.now);
    await expect(refused).rejects.toMatchObject({ name: 'SignpostError', code: 'store_newer' });
    await expect(refused).rejects.toThrow(/version 99, this program knows \d+.*DATABASE_URL or DATA_DIR/);
    expect(await one.db.selectFrom('signpost_schema').select('version').execute()).toEqual([{ version: 99 }]);
  });
}
