import { type House, openHouse } from '../channels/slack/house';
import { realAssistant } from '../fixtures/real-assistant';
import { mention } from '../peers/slack/payloads';
import { formIn } from './slack-sending';

const QUESTIONS = 100;
const real = realAssistant();
const text = (question: object) => ('text' in question ? question.text : undefined);

let house: House;
beforeAll(async () => {
  house = await openHouse('http', {
    assistant: {
      ...real,
      // Holds the process up for ten milliseconds.
      answer(question) {
        for (const until = performance.now() + 10; performance.now() < until; );
        return real.answer(question);
      },
    },
  });
});
afterAll(() => house?.close());

it('what becomes of a form is told before the questions are answered that wait, since Slack waits for it', async () => {
  const view = await formIn(house);
  await Promise.all(Array.from({ length: QUESTIONS }, () => house.line.deliver(mention({ text: 'wishaw' }))));
  expect(await house.peer.submit(house.line, view, { question: 'Does it cover boys?' })).toEqual({});
  expect(house.questions.map(text).filter((asked) => asked === 'wishaw').length).toBeLessThan(QUESTIONS);
});
