import { MemoryStore } from '../../src/store/memory-store';

it('forgets the oldest conversations when there are more than ten thousand', async () => {
  const conversation = { topics: ['signs'], contacts: [], websites: [], offered: [] };
  const store = new MemoryStore();
  for (let i = 0; i < 10_001; i += 1) await store.saveConversation(`t${i}`, conversation);
  expect(await store.conversation('t0')).toBeUndefined();
  expect(await store.conversation('t1')).toEqual(conversation);
  expect(await store.conversation('t10000')).toEqual(conversation);
});
