import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { opener } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';
import { sqlite, temporaryFolder } from './databases';

const folder = temporaryFolder();
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
const openFile = opener(async () => sqlite(join(folder, 'signpost.db')), Date.now);

/** A store on the file as another process has it; closed after the test. */
async function open(): Promise<Store> {
  const store = await openFile();
  opened.push(store);
  return store;
}

/** Whether these words stand anywhere in the database's files. */
function stands(words: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(words));
}

it('leaves no word of a deleted question in the SQLite file or its log, while another process has it open', async () => {
  const [running, report] = [await open(), await open()];
  const question = { channel: 'slack', version: 'v1', form: 'f1' };
  const long = 'He lives beside the harbour. '.repeat(60);
  for (const text of ['Her name is Kayleigh', long, 'Others stay']) await running.sendQuestion({ ...question, text });
  expect(['Kayleigh', 'harbour', 'Others stay'].map(stands)).toEqual([true, true, true]);

  const ids = (await report.sentQuestions()).flatMap(({ id, text }) => (text === 'Others stay' ? [] : [id]));
  await report.deleteSentQuestions(ids);
  expect(['Kayleigh', 'harbour', 'Others stay'].map(stands)).toEqual([false, false, true]);

  await running.sendQuestion({ ...question, text: 'And on it goes' });
  expect((await report.sentQuestions()).map(({ text }) => text).sort()).toEqual(['And on it goes', 'Others stay']);
});
