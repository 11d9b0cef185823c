import { FolderCopy, removeCopies } from './folder-copy';

afterAll(removeCopies);

/** What is broken, how, and the words of the problem; `at`: what stands on the line that it must name, unless it is the change itself. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly at?: string | number;
  readonly says: string;
}

const signs = 'topics/signs.md';
const contacts = 'contacts.yaml';
const sign = 'Physical signs of bruising or bite marks.';

const cases: readonly Case[] = [
  {
    name: 'a changed word',
    file: signs,
    from: sign,
    to: 'Physical signs of bruises or bite marks.',
    says: `does not stand in source.txt; nearest is "${sign}" (source.txt:68); copy`,
  },
  {
    name: 'a sentence cut short',
    file: signs,
    from: sign,
    to: 'Physical signs of bruising',
    says: 'is only a part of a sentence of source.txt',
  },
  { name: 'a stray asterisk', file: signs, from: sign, to: `*${sign}`, says: 'does not stand in source.txt' },
  {
    name: 'a link',
    file: 'topics/formats.md',
    from: 'audio,',
    to: '[audio](https://example.org),',
    says: 'holds a link; write its words alone',
  },
  {
    name: 'a numbered list',
    file: signs,
    from: `- ${sign}`,
    to: `\n1. ${sign}\n`,
    says: 'holds Markdown that a card cannot show (ordered list)',
  },
  {
    name: 'a heading of another level',
    file: 'topics/definition.md',
    from: '## Prac',
    to: '# Prac',
    says: 'not of the second level; begin it with ##',
  },
  {
    name: 'an unknown line in braces',
    file: 'topics/report.md',
    from: '{contacts: locality,',
    to: '{phones: locality,',
    says: 'a line in braces is not known; write {contacts',
  },
  {
    name: 'an unknown role',
    file: 'topics/report.md',
    from: '{contacts: locality,',
    to: '{contacts: localities,',
    says: 'no role "localities" stands in contacts.yaml',
  },
  {
    name: 'an unknown setting',
    file: signs,
    from: 'related:',
    to: 'relatd: []\nrelated:',
    says: '"relatd" is not a setting of this file; correct its spelling',
  },
  {
    name: 'a missing setting',
    file: signs,
    from: 'label: ',
    to: '# ',
    at: 2,
    says: '"label" is missing or empty; give it a value',
  },
  {
    name: 'a label too long for a button',
    file: signs,
    from: 'label: ',
    to: `label: ${'long '.repeat(12)}`,
    says: '"label" is too long (at most 60 characters); shorten it',
  },
  { name: 'invalid YAML', file: signs, from: 'label: ', to: 'label: "', says: 'is not valid YAML' },
  {
    name: 'a related topic that is not there',
    file: signs,
    from: 'related: [',
    to: 'related: [sins, ',
    says: 'related names "sins", which is not there; use one of definition',
  },
  {
    name: 'a topic that offers itself',
    file: signs,
    from: 'related: [',
    to: 'related: [signs, ',
    says: 'related names "signs", which is not there',
  },
  {
    name: 'a facet of nothing',
    file: 'topics/online.md',
    from: 'facetOf: [involves]',
    to: 'facetOf: [nothing]',
    says: 'facetOf names "nothing"',
  },
  {
    name: 'an id that is not the file name',
    file: signs,
    from: 'id: signs',
    to: 'id: sign',
    says: 'the id "sign" is not the file\'s name',
  },
  { name: 'no front matter', file: signs, from: '---\n', to: '', at: 1, says: 'does not begin with a line ---' },
  {
    name: "another contact's number",
    file: contacts,
    from: '01236 757000',
    to: '01698 346666',
    says: '"Airdrie" and "01698 346666" do not stand side by side in source.txt',
  },
  {
    name: 'a wrong digit',
    file: contacts,
    from: '01236 757000',
    to: '01236 757001',
    says: '"01236 757001" does not stand in source.txt',
  },
  {
    name: 'a number that cannot be dialled',
    file: contacts,
    from: '01236 757000',
    to: '0123',
    says: '"0123" is no number that can be dialled',
  },
  {
    name: 'a number without quotes',
    file: contacts,
    from: "'101'",
    to: '101',
    says: '"number" must be words; put it in quotes',
  },
  {
    name: 'a role that is not known',
    file: contacts,
    from: 'role: police-emergency',
    to: 'role: police',
    says: '"role" is not known; use one of locality',
  },
  {
    name: 'a role that nobody has',
    file: contacts,
    from: 'role: police-emergency',
    to: 'role: locality',
    at: '\ncontacts:',
    says: 'no contact has the role police-emergency; add one',
  },
  {
    name: 'an id used twice',
    file: contacts,
    from: 'id: bellshill',
    to: 'id: airdrie',
    says: 'the id "airdrie" is used twice',
  },
  {
    name: 'a name in capitals',
    file: contacts,
    from: 'names: [airdrie',
    to: 'names: [Airdrie',
    says: 'has capital letters (it is "Airdrie"); write it in lower case',
  },
  {
    name: 'a name of two contacts',
    file: contacts,
    from: 'names: [bellshill',
    to: 'names: [airdrie, bellshill',
    says: '"airdrie" is a name of "airdrie" too',
  },
  {
    name: 'a group of nobody',
    file: contacts,
    from: 'contacts: [police-101',
    to: 'contacts: [police-102',
    says: 'contacts names "police-102"',
  },
  {
    name: 'a link that leads elsewhere',
    file: 'websites.yaml',
    from: 'url: http://northlanarkshire.gov.uk/',
    to: 'url: http://example.org/',
    says: 'leads elsewhere than the printed address',
  },
  {
    name: 'a website beside another name',
    file: 'websites.yaml',
    from: 'address: ceop.police.uk',
    to: 'address: nspcc.org.uk',
    says: 'do not stand in the same paragraph',
  },
  {
    name: 'a date that is none',
    file: 'leaflet.yaml',
    from: 'reviewed:',
    to: 'reviewed: June 2025',
    says: 'is not a date (it is "June 2025"); write it as 2026-01-31',
  },
  {
    name: 'a sentence left out that is not in the source',
    file: 'leaflet.yaml',
    from: 'leftOut: []',
    to: 'leftOut:\n  - text: Nowhere.\n    reason: none',
    at: 'text: Nowhere',
    says: '"Nowhere." does not stand in source.txt',
  },
  {
    name: 'an expansion of the name of a place',
    file: 'language.yaml',
    from: '  sw: social work\n',
    to: '  sw: social work\n  wishaw: motherwell\n',
    at: 'wishaw:',
    says: '"wishaw" is a name of the contact "wishaw"',
  },
  {
    name: 'an expansion in capitals',
    file: 'language.yaml',
    from: '  sw: social',
    to: '  SW: social',
    says: 'has capital letters',
  },
  {
    name: 'a place listed after all',
    file: 'language.yaml',
    from: '  - Hamilton',
    to: '  - Shotts',
    says: '"Shotts" is listed by the leaflet, as "wishaw"',
  },
  {
    name: 'a place listed twice',
    file: 'language.yaml',
    from: '  - Lanark\n',
    to: '  - Hamilton\n',
    says: '"Hamilton" is listed twice',
  },
  { name: 'a question that is not JSON', file: 'questions.jsonl', from: '{', to: '', at: 1, says: 'is not JSON' },
  {
    name: 'a question about an unknown topic',
    file: 'questions.jsonl',
    from: '"topic": "definition"',
    to: '"topic": "defnition"',
    says: 'topic names "defnition"',
  },
  {
    name: 'a question about an unknown contact',
    file: 'questions.jsonl',
    from: '"entity": "wishaw"',
    to: '"entity": "whisaw"',
    says: 'entity names "whisaw"',
  },
  {
    name: 'a contradiction',
    file: 'utterances/calm.txt',
    from: '\n',
    to: '\nHe has a GUN at the school gate now\n',
    at: 2,
    says: 'is an example of "danger" too',
  },
  {
    name: 'an utterance that is too long',
    file: 'utterances/topics/signs.txt',
    from: '\n',
    to: `\n\n${'long '.repeat(101)}\n`,
    at: 3,
    says: 'is too long (at most 500 characters); shorten it',
  },
  {
    name: "a topic's examples in its settings",
    file: signs,
    from: 'facetOf: []\n',
    to: 'facetOf: []\nexamples:\n  - "the signs"\n',
    at: 'examples:',
    says: '"examples" do not stand here any more; move them to utterances/topics/signs.txt, one a line, without quotes',
  },
  {
    name: "the contact list's examples in its settings",
    file: contacts,
    from: 'groups:\n',
    to: '  examples:\n    - numbers\ngroups:\n',
    at: 'examples:',
    says: '"examples" do not stand here any more; move them to utterances/contacts.txt, ',
  },
  {
    name: "a contact's examples in its settings",
    file: contacts,
    from: 'label: Bellshill',
    to: 'examples: []\n    label: Bellshill',
    at: 'examples:',
    says: '"examples" do not stand here any more; move them to utterances/contacts/bellshill.txt, ',
  },
  {
    name: "a website's examples in its settings",
    file: 'websites.yaml',
    from: 'address: ceop.police.uk',
    to: 'examples:\n    address: ceop.police.uk',
    at: 'examples:',
    says: '"examples" do not stand here any more; move them to utterances/websites/ceop.txt, ',
  },
  {
    name: 'examples where nothing ever had any',
    file: 'leaflet.yaml',
    from: 'leftOut: []',
    to: 'leftOut: []\nexamples: []',
    at: 'examples:',
    says: '"examples" is not a setting of this file; correct its spelling or remove it',
  },
];

it.each(cases)('names the line and the remedy of $name', ({ file, from, to, at = to.trimStart(), says }) => {
  const copy = new FolderCopy('few');
  if (file === 'utterances/calm.txt') copy.append('utterances/danger.txt', '\nhe has a gun at the school gate, now!\n');
  const changedAt = copy.read(file).indexOf(from);
  const found = copy.replace(file, from, to).problems();
  expect(found).toContainEqual(expect.stringContaining(says));
  const line = typeof at === 'number' ? at : copy.lineOf(file, at, changedAt);
  const problem = found.find((candidate) => candidate.includes(says)) ?? '';
  expect(problem.slice(0, problem.indexOf(' '))).toBe(`${file}:${line}`);
  expect(problem).toMatch(/\S; \S/);
});

it('reports the words that no card shows any more, once', () => {
  const copy = new FolderCopy('few');
  expect(copy.replace(signs, `- ${sign}\n`, '').problems()).toEqual([
    `source.txt:68 "${sign}" is shown by no card; show it in a topic, or list it under leftOut in leaflet.yaml with the reason`,
  ]);
  expect(
    copy.replace('leaflet.yaml', 'leftOut: []', `leftOut:\n  - { text: ${sign}, reason: trial }`).problems(),
  ).toEqual([]);
});

it('says one thing about one changed word', () => {
  expect(
    new FolderCopy('few').replace(signs, sign, 'Physical signs of bruises or bite marks.').problems(),
  ).toHaveLength(1);
});

it('refuses a topic that outgrows a card', () => {
  const copy = new FolderCopy('few').append(signs, `\n${`- ${sign}\n`.repeat(40)}`);
  expect(copy.problems()).toEqual([
    expect.stringMatching(/^topics\/signs\.md:\d+ outgrows a card: 54 blocks .*; split it/),
  ]);
});

it('reports missing, unknown and unreadable files', () => {
  const copy = new FolderCopy('few').remove('language.yaml').write('contact.yaml', '').write('topics/My Topic.md', '');
  copy.write('utterances/help.txt', Buffer.from([0x68, 0x69, 0x0a, 0xe9, 0x0a]));
  expect(copy.problems()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^contact\.yaml:1 is not a file of a leaflet folder; move it out/),
      expect.stringMatching(/^language\.yaml:1 is missing; /),
      expect.stringMatching(/^topics\/My Topic\.md:1 is not a file of a leaflet folder; a topic is named/),
      expect.stringMatching(/^utterances\/help\.txt:2 is not UTF-8 text; save it again/),
    ]),
  );
});

describe('the files of utterances', () => {
  const ofSigns = 'utterances/topics/signs.txt';

  it.each([
    [
      'topics/signs',
      'the topic "signs"',
      'topics/sings',
      'belongs to no topic; name it for the id of one (definition, ',
    ],
    [
      'contacts/wishaw',
      'the contact "wishaw"',
      'contacts/wishow',
      'belongs to no contact; name it for the id of one (',
    ],
    [
      'websites/ceop',
      'the website "ceop"',
      'websites/ceops',
      'belongs to no website; name it for the id of one (ceop, ',
    ],
  ])('each belong to something, and nothing is without one: %s', (name, owner, misspelt, says) => {
    const [file, other] = [`utterances/${name}.txt`, `utterances/${misspelt}.txt`];
    const copy = new FolderCopy();
    expect(copy.write(other, copy.read(file)).remove(file).problems()).toEqual([
      `${file}:1 is missing; add it: what people write when they ask for ${owner}, one utterance a line`,
      expect.stringContaining(`${other}:1 ${says}`),
    ]);
  });

  it.each(['contacts', 'websites', 'privacy'])('are told missing: %s', (name) => {
    expect(new FolderCopy().remove(`utterances/${name}.txt`).problems()).toEqual([
      `utterances/${name}.txt:1 is missing; every leaflet folder holds this file: add it`,
    ]);
  });

  it.each(['topics/signs', 'contacts', 'contacts/airdrie', 'websites/guidance', 'calm'])(
    'hold something: %s',
    (name) => {
      expect(new FolderCopy().write(`utterances/${name}.txt`, '# To be written.\n\n').problems()).toEqual([
        `utterances/${name}.txt:1 holds no utterance; write at least one, one a line`,
      ]);
    },
  );

  it('are named in small letters, and end in .txt', () => {
    const copy = new FolderCopy()
      .write('utterances/topics/My signs.txt', '')
      .write('utterances/contacts/police.md', '');
    const advice = 'a file of utterances is named in lower-case letters, digits and hyphens, and ends in .txt';
    expect(copy.problems()).toEqual([
      expect.stringContaining(`utterances/contacts/police.md:1 is not a file of a leaflet folder; ${advice}`),
      expect.stringContaining(`utterances/topics/My signs.txt:1 is not a file of a leaflet folder; ${advice}`),
    ]);
  });

  it('are found at fault where what they belong to cannot be read, and are no fault of their own then', () => {
    const copy = new FolderCopy().replace(signs, 'related:', 'relatd:').append(ofSigns, `\n${'long '.repeat(101)}\n`);
    expect(copy.problems().map((problem) => problem.replace(/:\d+ .*/, ''))).toEqual([signs, signs, ofSigns]);
    copy.replace(contacts, 'number:', 'numbr:').write('utterances/contacts/nobody.txt', 'hello\n');
    expect(copy.problems().filter((problem) => problem.includes('belongs to no'))).toEqual([]);
  });

  it.each([
    ['capitals, punctuation and spaces', 'Thé  CAFÉ - by 9!', 'thé café, by 9', true],
    ['a letter beyond a to z', 'a naïve one', 'a nave one', false],
    ['where a word ends', 'some one else', 'someone else', false],
  ])('do not contradict one another; what makes a difference: %s', (_what, first, second, isTheSame) => {
    const copy = new FolderCopy().append(ofSigns, `${first}\n`).append('utterances/contacts/wishaw.txt', `${second}\n`);
    const where = `${ofSigns}:${copy.lineOf(ofSigns, first)}`;
    const line = copy.lineOf('utterances/contacts/wishaw.txt', second);
    const told = `utterances/contacts/wishaw.txt:${line} "${second}" is an example of "signs" too (${where}); keep it in one place`;
    expect(copy.problems()).toEqual(isTheSame ? [told] : []);
  });

  it('stand once in a file', () => {
    const copy = new FolderCopy().append(ofSigns, 'Quite the same words?\nquite the SAME, words\n');
    const line = copy.lineOf(ofSigns, 'Quite the same');
    expect(copy.problems()).toEqual([
      `${ofSigns}:${line + 1} "quite the SAME, words" stands on line ${line} too; delete one of the two`,
    ]);
  });
});

it.each(['contacts.yaml', 'source.txt', 'topics/signs.md', 'questions.jsonl', 'utterances/calm.txt'])(
  'reports a file that cannot be read, and nothing that only follows from it: %s',
  (name) => {
    expect(new FolderCopy().dangle(name).problems()).toEqual([
      expect.stringMatching(`^${name}:1 cannot be read .*; let the user that Signpost runs as read it$`),
    ]);
  },
);

it('reports the problems of all files at once, in order', () => {
  const found = new FolderCopy('few')
    .replace(contacts, '01236 757000', '01236 757001')
    .replace('leaflet.yaml', 'command: cse', 'command: CSE!')
    .replace(signs, 'label: ', 'lable: ')
    .replace(signs, sign, 'No such sign.')
    .append('questions.jsonl', '\nnot json\n')
    .problems();
  const files = found.map((problem) => problem.slice(0, problem.indexOf(':')));
  expect(files).toEqual([...files].sort());
  expect(new Set(files)).toEqual(new Set([contacts, 'leaflet.yaml', 'questions.jsonl', signs]));
  expect(found.filter((problem) => problem.startsWith(signs))).toHaveLength(3);
});
