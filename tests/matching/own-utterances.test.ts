import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RankedTopic } from '../../src/matching/heard-topics';
import { Matcher } from '../../src/matching/matcher';
import { openModel } from '../../src/matching/open-model';
import { asWritten, isWrittenOff, ownUtterancesOf } from '../../src/matching/own-utterances';
import { smallKnowledge } from '../fixtures/small-knowledge';

const THRESHOLD = 0.2;
const words = (text: string) => text.split(' ');
const own = ownUtterancesOf([
  { words: words('his pals have dropped him'), label: 'signs' },
  { words: words('the printer is out of paper'), label: undefined },
  { words: words('is it my job'), label: 'consent' },
  { words: words('is it my job'), label: 'action' },
]);
const ranked = (...scores: [string, number][]): RankedTopic[] =>
  scores.map(([topic, score]) => ({ topic, score, confidence: 0.5 }));
const scoresOf = (text: string, topics: RankedTopic[]) =>
  asWritten(topics, words(text), own, THRESHOLD).map(({ topic, score }) => [topic, Number(score.toFixed(6))]);

describe('a message that is an utterance of the content', () => {
  it.each<[string, [string, number][], [string, number][]]>([
    [
      'over another topic',
      [
        ['action', 0.9],
        ['signs', -1],
      ],
      [
        ['signs', 1.6],
        ['action', 0.9],
      ],
    ],
    [
      'where nothing comes near an answer',
      [
        ['action', -2],
        ['signs', -3],
      ],
      [
        ['signs', 0.9],
        ['action', -2],
      ],
    ],
    [
      'where it is the best already, but not clearly',
      [
        ['signs', 0.3],
        ['action', 0.1],
      ],
      [
        ['signs', 0.9],
        ['action', 0.1],
      ],
    ],
    [
      'where it is clearly the best',
      [
        ['signs', 2],
        ['action', 0.1],
      ],
      [
        ['signs', 2],
        ['action', 0.1],
      ],
    ],
  ])('has its own topic: %s', (_, before, after) => {
    expect(scoresOf('his pals have dropped him', ranked(...before))).toEqual(after);
  });

  it('and of no topic gets no answer, the topics in their order', () => {
    expect(scoresOf('the printer is out of paper', ranked(['formats', 0.9], ['about', 0.1]))).toEqual([
      ['formats', -0.5],
      ['about', -1.3],
    ]);
    const low = ranked(['formats', -0.8], ['about', -2]);
    const written = asWritten(low, words('the printer is out of paper'), own, THRESHOLD);
    expect(written.map(({ score }) => score)).toEqual([-0.8, -2]);
    expect([isWrittenOff(written, THRESHOLD), isWrittenOff(low, THRESHOLD)]).toEqual([true, false]);
  });

  it('is as sure as what was learned', () => {
    const topics = ranked(['action', 0.9], ['signs', -1]);
    expect(asWritten(topics, words('his pals have dropped him'), own, THRESHOLD)[0]).toMatchObject({
      topic: 'signs',
      confidence: 0.5,
      isWritten: true,
    });
  });

  it.each(['his pals dropped him', 'is it my job'])(
    'is not one in other words, nor where two files have it: %s',
    (text) => {
      const topics = ranked(['action', 0.3], ['signs', 0.1]);
      expect(asWritten(topics, words(text), own, THRESHOLD)).toBe(topics);
    },
  );
});

it('what an editor adds has the topic of its file from the next start, slips and names and all', async () => {
  const added = [
    ['formats', 'is ther somethin for folk that cannae see the wee letters'],
    ['about', 'whose badge is on the front of it'],
    [undefined, 'how much is a day ticket to Airdrie swimming baths'],
  ] as const;
  const of = (label?: string) => added.flatMap(([own, text]) => (own === label ? [text] : []));
  const knowledge = {
    ...smallKnowledge,
    version: 'dddddddddddd',
    topics: smallKnowledge.topics.map((topic) => ({ ...topic, examples: [...topic.examples, ...of(topic.id)] })),
    background: [...smallKnowledge.background, ...of()],
  };
  const folder = mkdtempSync(join(tmpdir(), 'signpost-own-'));
  const matcher = new Matcher(knowledge, await openModel(knowledge, folder));
  rmSync(folder, { recursive: true });
  const told = added.map(([, text]) => {
    const { topics, threshold } = matcher.read(text);
    const { topic, score } = topics[0] ?? { topic: '', score: threshold };
    return score > threshold + 0.6 ? topic : isWrittenOff(topics, threshold) ? undefined : 'unclear';
  });
  expect(told).toEqual(added.map(([label]) => label));
});
