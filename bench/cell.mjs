// One system on one set, in a process of its own: its memory is its own, and it can be stopped. Started by matching.mjs, which gives
// it the work as a message and gets the figures as one.
import { performance } from 'node:perf_hooks';
import { readTasks } from './data.mjs';
import { auroc, paperThreshold, percentile, refusedWith, seededRandom, share, thinned, withTypo } from './measures.mjs';
import { openSystem } from './systems/index.mjs';

/** How long asking may take, in milliseconds; slower systems are asked fewer questions, evenly spaced. */
const ASKING_MS = 40_000;
const TIMED = 500;
/** The least part of the questions that a figure is given for. */
const LEAST = 0.05;

class TooSlow extends Error {
  constructor(p50Ms) {
    super(`too slow: ${Math.round(p50Ms)} ms a question`);
  }
}

/** Bytes in use once what is not needed is gone. */
function held() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The processor's time since `before`, in milliseconds: on a machine that others use too, waiting for it does not count. */
function cpuMs(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The best label's place and score beside the true label. */
function judged({ ranking, refused }, label) {
  const place = ranking.findIndex((one) => one.label === label);
  return {
    score: ranking[0]?.score ?? Number.NEGATIVE_INFINITY,
    right: place === 0,
    inThree: place >= 0 && place < 3,
    refused,
  };
}

/**
 * Asks a few, one at a time, and times them: texts that were never asked before, after others have warmed the code up. A time is the
 * lesser of the clock's and the processor's (work on several cores takes more of the latter).
 */
async function timings(model, task) {
  for (const { text } of thinned(task.train, 100)) await model.ask(text);
  const times = [];
  const end = performance.now() + ASKING_MS / 10;
  for (const { text } of thinned(task.test, TIMED)) {
    const start = performance.now();
    const before = process.cpuUsage();
    await model.ask(text);
    times.push(Math.min(cpuMs(before), performance.now() - start));
    if (performance.now() > end) break;
  }
  return times;
}

async function measureTask(system, task, most) {
  const calibrated = task.validation === undefined;
  const asked = [...task.test.map(({ text }) => text), ...task.outside];
  const before = process.cpuUsage();
  const model = await system.train(task.train, { calibrated, asked });
  const trainMs = cpuMs(before);
  const memory = held();
  const times = await timings(model, task);
  const random = seededRandom(1);
  const typos = task.test.map(({ text, label }) => ({ text: withTypo(text, random), label }));
  const outside = task.outside.map((text) => ({ text, label: undefined }));
  const validation = task.validation && {
    inside: task.validation.inside,
    outside: task.validation.outside.map((text) => ({ text, label: undefined })),
  };
  const kinds = [task.test, typos, outside, ...(validation ? [validation.inside, validation.outside] : [])];
  const all = kinds.reduce((sum, kind) => sum + kind.length, 0);
  const kept = model.askAll ? 1 : Math.min(1, most / (percentile(times, 0.5) * all));
  if (kept < LEAST) throw new TooSlow(percentile(times, 0.5));
  const ask = async (questions) => {
    const some = thinned(questions, Math.max(1, Math.round(questions.length * kept)));
    const texts = some.map(({ text }) => text);
    const answers = model.askAll ? await model.askAll(texts) : [];
    if (!model.askAll) for (const text of texts) answers.push(await model.ask(text));
    return answers.map((answer, i) => judged(answer, some[i].label));
  };
  return {
    trainMs,
    memory,
    times,
    kept,
    test: await ask(task.test),
    typos: await ask(typos),
    outside: await ask(outside),
    validation: validation && { inside: await ask(validation.inside), outside: await ask(validation.outside) },
  };
}

async function measure({ system: name, set, data, quick, titles, ...options }) {
  const tasks = readTasks(set, data, { quick, titles });
  const before = held();
  const rss = process.memoryUsage.rss();
  const system = await openSystem(name, options);
  const done = [];
  let memory;
  for (const task of tasks) {
    done.push(await measureTask(system, task, ASKING_MS / tasks.length));
    memory ??= done[0].memory - before;
  }
  const test = done.flatMap((task) => task.test);
  const outside = done.flatMap((task) => task.outside);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const paper = done[0].validation;
  const threshold = paper && paperThreshold(paper.inside, paper.outside);
  const refuses = (asked) => (threshold === undefined ? asked.refused : asked.score < threshold);
  const curves = done.flatMap(
    (task) =>
      auroc(
        task.test.map(({ score }) => score),
        task.outside.map(({ score }) => score),
      ) ?? [],
  );
  return {
    asked: test.length,
    /** The share of the questions that there was time for. */
    kept: Math.min(...done.map((task) => task.kept)),
    top1: share(test, ({ right }) => right),
    top3: share(test, ({ inThree }) => inThree),
    typo: share(
      done.flatMap((task) => task.typos),
      ({ right }) => right,
    ),
    auroc: curves.length > 0 ? mean(curves) : undefined,
    answeredRightly: share(test, (asked) => asked.right && !refuses(asked)),
    refusedOutside: share(outside, refuses),
    /** Where the paper's rule put the threshold, what one that leaves 94 % right would refuse. */
    refusedWith94: paper && refusedWith(0.94, test, outside),
    p50Ms: percentile(
      done.flatMap((task) => task.times),
      0.5,
    ),
    p99Ms: percentile(
      done.flatMap((task) => task.times),
      0.99,
    ),
    trainMs: mean(done.map((task) => task.trainMs)),
    memoryBytes: memory,
    peakRssBytes: process.resourceUsage().maxRSS * 1024 - rss,
  };
}

process.once('message', async (work) => {
  try {
    process.send({ figures: await measure(work) });
  } catch (error) {
    process.send({ problem: error instanceof TooSlow ? error.message : error.stack });
  }
  process.disconnect();
});
