import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH_WORDS, englishWords } from '../../src/matching/english-words';
import { Reader } from '../../src/matching/reader';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const models = join(__dirname, '..', '..', 'models');

it('is the file whose hash models/README.md gives', () => {
  const hash = createHash('sha256')
    .update(readFileSync(join(models, 'english-words.txt')))
    .digest('hex');
  expect(readFileSync(join(models, 'README.md'), 'utf8')).toContain(hash);
});

it('holds words of four letters or more, and no slip that stands in its source', () => {
  expect([...englishWords()].every((word) => /^[a-z]{4,}$/.test(word))).toBe(true);
  expect(['carer', 'skint', 'wether', 'recieve'].map((word) => ENGLISH_WORDS.has(word))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe('a word that is one edit from another', () => {
  const reader = new Reader(realKnowledge(), realModel().vectors);

  it.each(['carer', 'vaping', 'flinches', 'mouthing', 'niggling', 'lodger'])('is read as it stands: %s', (word) => {
    expect(reader.read(word)).toMatchObject({ words: [word], corrections: [] });
  });

  it.each([
    ['tryin', 'trying'],
    ['takin', 'taking'],
    ['freind', 'friend'],
  ])('is corrected where it is none: %s', (slip, word) => {
    expect(reader.read(slip).words).toEqual([word]);
  });

  it('is written out where only its last letter is left out, in examples as in questions', () => {
    expect(reader.plain('ma cousin Erin is bleedin an takin tablets in Hamilton')).toEqual(
      expect.arrayContaining(['cousin', 'erin', 'bleeding', 'taking', 'tablets', 'in', 'hamilton']),
    );
  });
});
