import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../../src/store/migrations';
import { opener } from '../../src/store/open-store';
import { ResilientStore } from '../../src/store/resilient-store';
import { keptLog } from '../fixtures/kept-log';
import { askMeanwhile, until } from './asked-meanwhile';
import { sqlite, temporaryFolder } from './databases';

/** What is wrong with a file: how it is opened meanwhile, and how it is mended. */
interface Trouble {
  readonly file: string;
  readonly open: () => Promise<Database>;
  mend(): void | Promise<void>;
}

const BACKOFF = { least: 20, most: 200 };

/** A small file system of its own, where root may make one. */
function tinyDisk(folder: string): { fill(): void; empty(): void; freeze(): void; thaw(): void } | undefined {
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  mkdirSync(folder, { recursive: true });
  if (!mount('-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder)) return undefined;
  disks.push(folder);
  const filler = join(folder, 'filler');
  return {
    // It does not fit, which is what it is for.
    fill: () => spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k', 'count=200']),
    empty: () => rmSync(filler),
    freeze: () => mount('-o', 'remount,ro', folder),
    thaw: () => mount('-o', 'remount,rw', folder),
  };
}
const disks: string[] = [];
afterAll(() => {
  for (const disk of disks) spawnSync('umount', [disk]);
});

/** A file whose connection is told something before it is used. */
function told(file: string, pragma: string): Trouble {
  let wrong = true;
  return {
    file,
    open: async () => {
      const database = sqlite(file);
      if (wrong) await sql.raw(`PRAGMA ${pragma}`).execute(database.db);
      return database;
    },
    mend: () => {
      wrong = false;
    },
  };
}

const folder = temporaryFolder();
let cases = 0;

/** A file with Signpost's tables. */
async function made(where = folder): Promise<string> {
  cases += 1;
  const file = join(where, `${cases}.db`);
  const store = await opener(async () => sqlite(file), Date.now)();
  await store.close();
  return file;
}

/** What is wrong, the codes that may be told of it (the first must), and how it is made. */
const TROUBLES: readonly (readonly [string, readonly string[], () => Promise<Trouble | undefined>])[] = [
  [
    'on a disk that is full',
    ['store_full'],
    async () => {
      const place = join(folder, 'full disk');
      const disk = tinyDisk(place);
      if (!disk) return undefined;
      const file = await made(place);
      disk.fill();
      return { file, open: async () => sqlite(file), mend: disk.empty };
    },
  ],
  [
    'on a file system that can only be read',
    ['store_read_only'],
    async () => {
      const place = join(folder, 'frozen disk');
      const disk = tinyDisk(place);
      if (!disk) return undefined;
      const file = await made(place);
      disk.freeze();
      return { file, open: async () => sqlite(file), mend: () => void disk.thaw() };
    },
  ],
  ['that may not grow', ['store_full'], async () => told(join(folder, 'small.db'), 'max_page_count = 1')],
  ['that can only be read', ['store_read_only'], async () => told(await made(), 'query_only = 1')],
  [
    'that is no database',
    ['store_corrupt'],
    async () => {
      const file = join(folder, 'corrupt.db');
      writeFileSync(file, 'This is a shopping list. '.repeat(1_000));
      return { file, open: async () => sqlite(file), mend: () => rmSync(file) };
    },
  ],
  [
    'whose folder is none',
    ['store_no_place'],
    async () => {
      const place = join(folder, 'no folder');
      writeFileSync(place, '');
      const file = join(place, 'signpost.db');
      return { file, open: async () => sqlite(file), mend: () => rmSync(place) };
    },
  ],
  [
    'that another program has locked',
    ['store_locked', 'store_slow'],
    async () => {
      const file = await made();
      const { db } = sqlite(file);
      let unlock = () => {};
      const isUnlocked = new Promise<void>((resolve) => {
        unlock = resolve;
      });
      let holding: Promise<void> = isUnlocked;
      await new Promise<void>((isLocked) => {
        holding = db.transaction().execute(async () => {
          isLocked();
          await isUnlocked;
        });
      });
      const mend = async () => {
        unlock();
        await holding;
        await db.destroy();
      };
      return { file, open: async () => sqlite(file), mend };
    },
  ],
];

let opened: ResilientStore | undefined;
afterEach(() => opened?.close(100));

describe.each(TROUBLES)('with a SQLite file %s', (_what, codes, makeTrouble) => {
  it('every question is answered, what is wrong is told once, and all is written when it is mended', async () => {
    const trouble = await makeTrouble();
    if (!trouble) return process.stdout.write('    (not tried: no file system can be mounted here)\n');
    const { log, lines } = keptLog();
    const open = opener(trouble.open, Date.now);
    const store = new ResilientStore({ open, place: trouble.file, log, clock: Date.now, backoff: BACKOFF });
    opened = store;
    await store.start(5_000);
    for (const thread of ['one', 'two', 'three']) await askMeanwhile(store, thread);
    await until(() => !store.health().isUp);
    for (const thread of ['four', 'five', 'six']) await askMeanwhile(store, thread);
    await expect(
      store.sendQuestion({ text: 'Will you keep this?', channel: 'web', version: 'v', form: 'f' }),
    ).rejects.toMatchObject({
      code: 'store_away',
    });
    await until(() => lines.some((line) => line.includes(codes[0] ?? '')));
    const told = lines.map((line): { code: string; msg: string } => JSON.parse(line));
    expect(new Set(told.map(({ code }) => code)).size).toBe(told.length);
    for (const { code, msg } of told) {
      expect(codes).toContain(code);
      expect(msg).toContain(trouble.file);
    }
    expect(lines.join()).not.toContain('Will you keep');

    await trouble.mend();
    await until(() => store.health().isUp && store.health().waiting === 0);
    await store.sendQuestion({ text: 'And this?', channel: 'web', version: 'v', form: 'f' });
    const counted = (await store.answerCounts()).reduce((sum, { count }) => sum + count, 0);
    expect([counted, store.health().dropped]).toEqual([18, 0]);
    expect((await store.sentQuestions()).map(({ text }) => text)).toEqual(['And this?']);
    expect(lines.at(-1)).toContain('is back');
  }, 60_000);
});
