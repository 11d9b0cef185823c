import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import type { Answer } from '../../../src/answering/answer';
import { MESSAGES } from '../../../src/answering/messages';
import { converse } from '../../../src/channels/terminal/converse';
import type { Question } from '../../../src/question';
import { choice, didYouMeanAnswer, notedAnswer, topicAnswer } from '../../fixtures/answers';
import { realAssistant } from '../../fixtures/real-assistant';

/** What a conversation of these lines writes, and what is asked of the assistant, which gives the answers in turn. */
async function talk(lines: readonly string[], answers: readonly Answer[] = [topicAnswer()], prompt = '') {
  const asked: Question[] = [];
  const assistant = {
    answer: async (question: Question) => answers[Math.min(asked.push(question), answers.length) - 1] ?? topicAnswer(),
  };
  const output = new PassThrough();
  const written = readAll(output);
  await converse(assistant, Readable.from(lines.map((line) => `${line}\n`)), output, prompt);
  output.end();
  return { asked, written: await written };
}

const what = (question: Question) => ('text' in question ? question.text : question.choice);

describe('a conversation in the terminal', () => {
  it('says first how to leave, and that nothing is kept', async () => {
    const { written } = await talk([]);
    expect(written.startsWith(MESSAGES['terminal.welcome'])).toBe(true);
  });

  it('answers a question a line, as a card in text', async () => {
    const { asked, written } = await talk(['what are the signs', 'and more']);
    expect(asked.map(what)).toEqual(['what are the signs', 'and more']);
    expect(written.match(/What are the signs to look out for\?/g)).toHaveLength(2);
  });

  it('asks privately, all in one thread', async () => {
    const { asked } = await talk(['one', 'two']);
    for (const question of asked)
      expect(question).toMatchObject({ channel: 'terminal', surface: 'terminal', isPrivate: true });
    expect(new Set(asked.map(({ thread }) => thread))).toEqual(new Set(['terminal:conversation']));
  });

  it('shows the notes that are for the asker', async () => {
    expect((await talk(['x'], [notedAnswer()])).written).toContain('leave out names');
  });

  it.each(['exit', 'quit', ' EXIT '])('ends at "%s"', async (word) => {
    expect((await talk(['one', word, 'two'])).asked.map(what)).toEqual(['one']);
  });

  it('ends where the input ends', async () => {
    expect((await talk(['one'])).asked).toHaveLength(1);
  });

  it('shows its prompt before each line', async () => {
    const { written } = await talk(['one', 'two'], [topicAnswer()], '> ');
    expect(written.match(/^> /gm)).toHaveLength(3);
  });
});

describe('a number', () => {
  const offers = didYouMeanAnswer({
    choices: [choice('topic', 'signs', 'What are the signs?'), choice('contact', 'wishaw', 'Wishaw')],
  });

  it.each([
    ['1', { kind: 'topic', id: 'signs' }],
    [' 2 ', { kind: 'contact', id: 'wishaw' }],
  ])('"%s" picks that one of the choices offered last', async (line, picked) => {
    expect((await talk(['x', line], [offers])).asked.map(what)).toEqual(['x', picked]);
  });

  it.each(['0', '3', '99', '101', '1 of those', '-1', '1.5'])('"%s", which none has, is a question', async (line) => {
    expect((await talk(['x', line], [offers])).asked.map(what)).toEqual(['x', line]);
  });

  it('picks nothing of an earlier card', async () => {
    const { asked } = await talk(['x', 'y', '1'], [offers, topicAnswer()]);
    expect(asked.map(what)).toEqual(['x', 'y', '1']);
  });

  it('picks nothing where nothing was offered yet', async () => {
    expect((await talk(['1'])).asked.map(what)).toEqual(['1']);
  });
});

it('a real conversation: a number, a follow-up, and danger', async () => {
  const output = new PassThrough();
  const written = readAll(output);
  const lines = ['Wishaw social work number', 'and for Motherwell?', 'a girl has just been dragged into a van'];
  await converse(realAssistant(), Readable.from(lines.map((line) => `${line}\n`)), output, '');
  output.end();
  const cards = (await written).split('Wishaw / Shotts: 01698 348200');
  expect(cards[1]).toContain('Motherwell: 01698 332100');
  expect(await written).toContain(MESSAGES['urgent.title']);
});
