import { createDeliveries } from '../../src/channels/deliveries';
import type { ResilientStore } from '../../src/store/resilient-store';
import { silentLog } from '../fixtures/kept-log';
import { ask, realAssistant } from '../fixtures/real-assistant';

/** What a person may be kept waiting by the store alone, in milliseconds: a claim and a conversation, and a loaded machine. */
const IN_TIME_MS = 2_000;

let deliveries = 0;

/**
 * Asks as a channel does, each question as a delivery of its own, a follow-up among them; fails unless each is answered once, rightly and in
 * time.
 */
export async function askMeanwhile(store: ResilientStore, thread: string): Promise<void> {
  const channel = createDeliveries({ store, clock: Date.now }, 'slack');
  const assistant = realAssistant({ store });
  const answered: string[] = [];
  // Each time a conversation of its own: one stays in danger.
  const conversation = `${thread} ${deliveries}`;
  for (const question of ['what is the Wishaw number', 'and Motherwell', 'a girl has just been dragged into a van']) {
    deliveries += 1;
    const key = `slack:T1:message:C1:${deliveries}`;
    const answer = async () => {
      const { contacts, urgent } = await ask(assistant, question, conversation);
      answered.push(urgent ? 'urgent' : contacts.join());
    };
    const started = Date.now();
    await channel.once(silentLog(), key, answer);
    expect(Date.now() - started).toBeLessThan(IN_TIME_MS);
    expect(await channel.once(silentLog(), key, answer)).toBe('repeated');
  }
  expect(answered).toEqual(['wishaw', 'motherwell', 'urgent']);
}

/** Waits until it holds; fails after twenty seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error('it did not come about within twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
