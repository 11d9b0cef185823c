import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { opener } from '../../src/store/open-store';
import { ResilientStore } from '../../src/store/resilient-store';
import type { Tables } from '../../src/store/schema';
import { silentLog } from '../fixtures/kept-log';
import { PRIVATE_QUESTIONS, privateWordsIn } from '../fixtures/private-words';
import { realAssistant } from '../fixtures/real-assistant';
import { until } from '../store/asked-meanwhile';
import { sqlite, temporaryFolder } from '../store/databases';
import { CONVERSATIONS, type Conversations } from './conversations';

const TABLES = [
  'deliveries',
  'conversations',
  'teams_references',
  'sent_questions',
  'answer_counts',
  'feedback_counts',
] as const satisfies readonly (keyof Tables)[];

/** Every row of every table, as JSON. */
async function everyRow(db: Kysely<Tables>): Promise<string[]> {
  const known = (await db.introspection.getTables()).map(({ name }) => name);
  expect(known.filter((name) => name !== 'signpost_schema').sort()).toEqual([...TABLES].sort());
  const rows = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().execute()));
  return rows.flat().map((row) => JSON.stringify(row));
}

describe.each(CONVERSATIONS)('the database after conversations in %s', (_name, open) => {
  const folder = temporaryFolder();
  const file = join(folder, 'signpost.db');
  let conversations: Conversations | undefined;
  let store: ResilientStore | undefined;
  afterAll(async () => {
    await conversations?.close();
    await store?.close(100);
  });

  it('holds nothing of what was asked or who asked', async () => {
    const clock = Date.now;
    store = new ResilientStore({ open: opener(async () => sqlite(file), clock), place: file, log: silentLog(), clock });
    await store.start(10_000);
    const assistant = realAssistant({ store });
    conversations = await open(assistant, store);
    for (const question of PRIVATE_QUESTIONS) await conversations.ask(question);
    await conversations.mishaps(PRIVATE_QUESTIONS[1]);
    // Who asks over HTTP chooses the thread's key, and may put anything in it.
    await assistant.answer({
      text: 'wishaw',
      channel: 'web',
      surface: 'page',
      isPrivate: true,
      thread: `web:${PRIVATE_QUESTIONS[1]}`,
    });
    await until(() => store?.health().waiting === 0);

    const { db } = sqlite(file);
    const rows = await everyRow(db).finally(() => db.destroy());
    expect(rows.length).toBeGreaterThan(PRIVATE_QUESTIONS.length);
    expect(conversations.forms?.()).not.toBe(0);
    expect(privateWordsIn(rows, conversations.people)).toEqual([]);
  }, 60_000);
});
