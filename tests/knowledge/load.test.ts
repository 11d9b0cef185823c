import { loadKnowledge } from '../../src/knowledge/load';
import { FolderCopy, removeCopies } from './folder-copy';

afterAll(removeCopies);

describe('the leaflet as it ships', () => {
  const copy = new FolderCopy();
  const knowledge = loadKnowledge(copy.folder);

  it('loads, with nothing invented where the leaflet states nothing', () => {
    expect(knowledge.leaflet).toMatchObject({ command: 'cse', leftOut: [] });
    for (const key of ['reviewed', 'reviewDue', 'link']) expect(knowledge.leaflet).not.toHaveProperty(key);
    expect(knowledge.source).toBe(copy.read('source.txt'));
  });

  it('holds its topics in the order of the leaflet', () => {
    expect(knowledge.topics.map((topic) => topic.id)).toEqual(
      'definition involves online disclosure consent vulnerability signs action report about formats resources'.split(
        ' ',
      ),
    );
  });

  it("tags a title as the leaflet's where it stands there, and as ours where it does not", () => {
    const titleOf = (id: string) => knowledge.topics.find((topic) => topic.id === id)?.title[0];
    expect(titleOf('signs')).toMatchObject({ from: 'leaflet', text: 'What are the signs to look out for?' });
    expect(titleOf('online')).toMatchObject({ from: 'ours', id: 'topic.online.title' });
  });

  it('takes the utterances of each topic, contact, website and list from its file, in order, without comments', () => {
    const { topics, contacts, websites, contactList, websiteList } = knowledge;
    const lists = [
      { id: 'contacts', examples: contactList.examples },
      { id: 'websites', examples: websiteList.examples },
    ];
    const named = { topics, contacts, websites, '.': lists };
    for (const [folder, entries] of Object.entries(named))
      for (const { id, examples } of entries) {
        const lines = copy.read(`utterances/${folder}/${id}.txt`).split('\n');
        expect(examples).toEqual(lines.filter((line) => line !== '' && !line.startsWith('#')));
      }
  });

  it('cannot be changed', () => {
    const [topic] = knowledge.topics;
    const change = (target: object, key: string) => Reflect.set(target, key, 'changed');
    expect(change(knowledge, 'version')).toBe(false);
    expect(change(topic?.blocks ?? [], '0')).toBe(false);
    expect(change(knowledge.contacts[0]?.block.number ?? {}, 'text')).toBe(false);
    expect(change(knowledge.golden[0]?.also ?? [], '0')).toBe(false);
    expect(() =>
      Reflect.get(knowledge.language.expansions, 'set').call(knowledge.language.expansions, 'sw', 'x'),
    ).toThrow(TypeError);
  });
});

describe('the version', () => {
  const version = (copy: FolderCopy) => loadKnowledge(copy.folder).version;
  const shipped = version(new FolderCopy());

  it('is twelve hex digits and the same for the same bytes', () => {
    expect(shipped).toMatch(/^[0-9a-f]{12}$/);
    expect(version(new FolderCopy())).toBe(shipped);
  });

  it('changes with one byte of any file', () => {
    expect(version(new FolderCopy().append('language.yaml', '\n'))).not.toBe(shipped);
    expect(version(new FolderCopy().append('topics/signs.md', '\n'))).not.toBe(shipped);
    for (const name of ['topics/signs', 'contacts', 'contacts/wishaw', 'websites/ceop', 'calm'])
      expect(version(new FolderCopy().append(`utterances/${name}.txt`, '\n'))).not.toBe(shipped);
  });

  it('leaves hidden files and a README aside', () => {
    expect(version(new FolderCopy().write('.DS_Store', 'x').write('README.md', '# Notes'))).toBe(shipped);
  });
});

it('is not disturbed by Windows line endings', () => {
  const copy = new FolderCopy();
  const utterances = ['utterances/help.txt', 'utterances/contacts.txt', 'utterances/topics/signs.txt'];
  for (const file of ['leaflet.yaml', 'contacts.yaml', 'topics/signs.md', 'questions.jsonl', ...utterances]) {
    copy.write(file, copy.read(file).replaceAll('\n', '\r\n'));
  }
  expect(copy.problems()).toEqual([]);
  expect(loadKnowledge(copy.folder).contactList.examples).toEqual(
    loadKnowledge(new FolderCopy().folder).contactList.examples,
  );
});
