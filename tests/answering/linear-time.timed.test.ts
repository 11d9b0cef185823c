import shapes from '../fixtures/long-shapes.json';
import { questionOf, realAssistant } from '../fixtures/real-assistant';

const assistant = realAssistant();
const [SHORT, LONG] = [10_000, 40_000];
/** Four times the length takes four times the work; the rest is for a machine that does other things too. */
const MOST_GROWTH = 8;
/** Work that is too little to be measured, in milliseconds. */
const SLIGHT = 10;

/** The least processor time of a few answers, in milliseconds. */
async function work(text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage();
    await assistant.answer(questionOf(text));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

describe('the time for a message grows no faster than its length', () => {
  it.each(Object.entries(shapes))('%s', async (_, unit) => {
    const text = unit.repeat(Math.ceil(LONG / unit.length));
    const short = await work(text.slice(0, SHORT));
    const long = await work(text.slice(0, LONG));
    expect(long).toBeLessThan(MOST_GROWTH * Math.max(short, SLIGHT));
  });
});
