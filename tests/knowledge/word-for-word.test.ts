import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, LeafletRun, Text } from '../../src/answering/answer';
import { MESSAGES } from '../../src/answering/messages';
import { loadKnowledge } from '../../src/knowledge/load';

// Proves the first promise both ways by code of its own: nothing of src/knowledge/word-for-word.ts is used, but by the loader.
const folder = join(__dirname, '..', '..', 'knowledge', 'cse');
const source = readFileSync(join(folder, 'source.txt'), 'utf8');
const knowledge = loadKnowledge(folder);

/** Letters, digits and punctuation alone: white space, emphasis and link marks dropped. */
const bare = (text: string) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replace(/\s+/g, '');

const words = (text: Text) => text.map((run) => run.text).join('');
const blockTexts = (block: Block): Text[] => {
  if (block.kind === 'list') return [...block.items];
  if (block.kind === 'contact') return [block.name, [block.number]];
  if (block.kind === 'website') return [block.name, [block.address]];
  return [block.text];
};
const allBlocks = [
  ...knowledge.topics.flatMap((topic) => topic.blocks),
  ...knowledge.contactList.intro,
  ...knowledge.contacts.map((contact) => contact.block),
  ...knowledge.websiteList.intro,
  ...knowledge.websites.map((website) => website.block),
];
const titles = [...knowledge.topics, knowledge.contactList, knowledge.websiteList].map((part) => part.title);
const shown: Text[] = [
  [knowledge.leaflet.title],
  [knowledge.leaflet.publisher],
  ...titles,
  ...allBlocks.flatMap(blockTexts),
];
const runs = shown.flat().filter((run): run is LeafletRun => run.from === 'leaflet');

describe('every word shown as the leaflet stands in source.txt', () => {
  it.each([...new Set(runs.map((run) => run.text))])('%s', (text) => {
    expect(bare(source)).toContain(bare(text));
  });

  it('at the very place that its span names', () => {
    for (const run of runs) expect(bare(source.slice(run.span.start, run.span.end))).toBe(bare(run.text));
  });

  it('set as a reader should see it: no marks, no double spaces, no slips of line wrapping', () => {
    for (const { text } of runs) {
      expect(text).not.toMatch(/\*|\]\(|\s\s|\S\/ |^\s|\s$/);
    }
    expect(runs.map((run) => run.text)).toContain(
      'Reduced contact with family and friends and/or other support networks.',
    );
  });

  it('and a body holds no words of our own, what joins the two lines of the police aside', () => {
    const own = allBlocks
      .flatMap(blockTexts)
      .flat()
      .filter((run) => run.from === 'ours');
    expect(new Set(own.map((run) => run.text))).toEqual(new Set([MESSAGES['contact.name-join']]));
  });
});

describe('every line of source.txt is shown, or left out with a reason', () => {
  const leftOut = knowledge.leaflet.leftOut.map((entry) => entry.text.text);
  const onCards = [...shown.map(words), ...leftOut].map(bare);
  const beside = allBlocks.flatMap((block) => {
    if (block.kind === 'contact') return bare(`${block.name.at(-1)?.text}${block.number.text}`);
    return block.kind === 'website' ? bare(words(block.name) + block.address.text) : [];
  });
  const sentences = source
    .split('\n')
    .flatMap((line) => line.replace(/^- /, '').split(/(?<=[.?!]) /))
    .map(bare)
    .filter((sentence) => sentence !== '');

  it('reads the source as the many sentences that it is', () => {
    expect(sentences.length).toBeGreaterThan(80);
  });

  it.each([...new Set(sentences)])('%s', (sentence) => {
    expect([...onCards, ...beside].some((text) => text.includes(sentence))).toBe(true);
  });
});

describe('each number and address is the one printed beside its name', () => {
  it.each(knowledge.contacts)('$id', ({ block }) => {
    const line = source.split('\n').find((candidate) => candidate.endsWith(block.number.text));
    expect(line?.replace('\t', ' ')).toBe(`${block.name.at(-1)?.text} ${block.number.text}`);
    expect(block.tel.replace('+44', '0')).toBe(`tel:${block.number.text.replaceAll(' ', '')}`);
  });

  it.each(knowledge.websites.filter((site) => site.listed))('$id', ({ block }) => {
    const paragraph = source.split('\n\n').find((candidate) => candidate.endsWith(block.address.text));
    expect(paragraph?.split('\n')).toEqual([...block.name.map((run) => run.text), block.address.text]);
    expect(block.url).toBe(`https://${block.address.text}`);
  });
});
