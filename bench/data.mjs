// The public intent data as tasks: what a system learns from, what it is asked, and what lies out of its scope.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { thinned } from './measures.mjs';

/** Training examples of each intent in the product-shaped tasks. */
const KB_EXAMPLES = 8;

const lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const labelled = (pairs) => pairs.map(([text, label]) => ({ text, label }));

/** One folder of the few-shot splits: seq.in has the texts, label their intents. */
function fewShot(folder) {
  const labels = lines(join(folder, 'label'));
  return lines(join(folder, 'seq.in')).map((text, i) => ({ text, label: labels[i] }));
}

/** Ten tasks, one for each domain of CLINC150: its 15 intents, 8 examples an intent; near and far questions out of scope. */
function kb(dir) {
  const full = json(join(dir, 'clinc150', 'clinc_data_full.json'));
  const test = labelled(full.test);
  const far = full.oos_test.map(([text]) => text);
  return Object.entries(json(join(dir, 'clinc150', 'clinc_domains.json'))).map(([name, intents]) => ({
    name,
    train: intents.flatMap((label) => thinned(labelled(full.train.filter((pair) => pair[1] === label)), KB_EXAMPLES)),
    test: test.filter(({ label }) => intents.includes(label)),
    outside: [
      ...far,
      ...test.filter(({ label }) => !intents.includes(label)).flatMap(({ text }, i) => (i % 4 === 0 ? [text] : [])),
    ],
  }));
}

function clincFull(dir) {
  const full = json(join(dir, 'clinc150', 'clinc_data_full.json'));
  return [
    {
      name: 'full',
      train: labelled(full.train),
      test: labelled(full.test),
      outside: full.oos_test.map(([text]) => text),
      validation: { inside: labelled(full.val), outside: full.oos_val.map(([text]) => text) },
    },
  ];
}

function tenShot(dir, set, outside = []) {
  const folder = join(dir, set, 'fewshot');
  return [{ name: set, train: fewShot(join(folder, 'train_10')), test: fewShot(join(folder, 'test')), outside }];
}

function sigdial(dir) {
  return ['Chatbot', 'AskUbuntu', 'WebApplications'].map((name) => {
    const { sentences } = json(join(dir, 'nlu-evaluation-corpora', `${name}Corpus.json`));
    const part = (training) =>
      sentences.filter((one) => one.training === training).map(({ text, intent }) => ({ text, label: intent }));
    return { name, train: part(true), test: part(false), outside: [] };
  });
}

/** Every set: its name on the command line, its title in the tables, and how its tasks are read from the data folder. */
export const SETS = {
  kb: { title: 'kb: ten tasks of 15 intents x 8 examples', tasks: kb },
  banking77: { title: 'BANKING77, 10 examples an intent (77 intents)', tasks: (dir) => tenShot(dir, 'banking77') },
  hwu64: { title: 'HWU64, 10 examples an intent (64 intents)', tasks: (dir) => tenShot(dir, 'hwu64') },
  clinc150: {
    title: 'CLINC150, 10 examples an intent (150 intents)',
    tasks: (dir) =>
      tenShot(
        dir,
        'clinc150',
        fewShot(join(dir, 'clinc150', 'fewshot', 'oos', 'test')).map(({ text }) => text),
      ),
  },
  'clinc150-full': { title: 'CLINC150, all 15,000 examples', tasks: clincFull },
  sigdial: { title: 'SIGDIAL 2017: Chatbot, AskUbuntu, WebApplications', tasks: sigdial },
};

/** The intents' names, each one more example of its intent. */
function withTitles(examples) {
  const labels = [...new Set(examples.map(({ label }) => label))].filter((label) => label !== 'None');
  return [...examples, ...labels.map((label) => ({ text: label.replace(/[_?]+/g, ' ').trim(), label }))];
}

/**
 * Reads a set.
 * @param options `quick` keeps three tasks at most, 200 questions of each kind; `titles` adds the intents' names to the examples
 */
export function readTasks(set, dir, { quick, titles }) {
  const all = SETS[set].tasks(dir);
  const tasks = titles ? all.map((task) => ({ ...task, train: withTitles(task.train) })) : all;
  if (!quick) return tasks;
  return tasks
    .slice(0, 3)
    .map((task) => ({ ...task, test: thinned(task.test, 200), outside: thinned(task.outside, 200) }));
}

/** The data folder, or undefined where none of the sets is there. */
export function dataFolder(path) {
  return ['clinc150', 'banking77', 'hwu64', 'nlu-evaluation-corpora'].every((name) => existsSync(join(path, name)))
    ? path
    : undefined;
}
