import { join } from 'node:path';
import type { AttentiveAssistant } from './answering/assistant';
import { createAssistant } from './answering/create-assistant';
import { createExplain, type Explain } from './answering/explain';
import { warmUp } from './answering/warm-up';
import type { Config } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { findLeafletFolder } from './knowledge/leaflet-folder';
import { loadKnowledge } from './knowledge/load';
import { topicsOf } from './matching/compiled-model';
import { openEncoder, type ThreadedEncoder } from './matching/encoder';
import { Matcher } from './matching/matcher';
import { type OpenModel, openModel, withEncoder } from './matching/open-model';
import { MemoryStore } from './store/memory-store';
import type { Store } from './store/store';

/** Where the repository keeps the encoder, from src/ and from dist/ alike. */
const ENCODER = join(__dirname, '..', 'models', 'encoder');

/** Everything that answering needs, opened. */
export interface OpenAssistant {
  readonly assistant: AttentiveAssistant;
  readonly explain: Explain;
  readonly knowledge: Knowledge;
  readonly store: Store;
  /** For a program that stays: makes the first answers as quick as the next, and many at once quicker. It may be asked meanwhile, and should this reject. */
  warmUp(): Promise<void>;
  /** After that, however it ended, and before the program ends. */
  stop(): Promise<void>;
  /** Why it runs without the encoder, for the person who can change it; absent where it runs with it. */
  readonly withoutEncoder?: string;
  /** That the encoder was not taught the content's topics, and what that means; absent where it was. */
  readonly untaught?: string;
  /** Why what was learned now is not kept, for the same person; absent where it is. */
  readonly notKept?: string;
}

/**
 * Loads the content that the configuration names, opens its compiled model and puts an assistant on it. An encoder that cannot be
 * opened is done without; without a store it remembers in memory, which makes no file.
 */
export async function openAssistant(
  config: Config,
  {
    clock = Date.now,
    onCompile = () => undefined,
    store = new MemoryStore(clock),
  }: { clock?: () => number; onCompile?: () => void; store?: Store } = {},
): Promise<OpenAssistant> {
  const knowledge = loadKnowledge(findLeafletFolder(config.knowledgeDir));
  const { model, encoder, withoutEncoder, untaught, notKept } = await openLearned(knowledge, config, onCompile);
  const matcher = new Matcher(knowledge, model);
  const parts = { knowledge, model, matcher, store, clock };
  const assistant = createAssistant(parts);
  let warming: Promise<void> | undefined;
  return {
    assistant,
    explain: createExplain(knowledge, matcher),
    knowledge,
    store,
    warmUp() {
      warming ??= (async () => {
        await encoder?.startThread();
        await warmUp(parts);
      })();
      return warming;
    },
    async stop() {
      await Promise.allSettled([warming]);
      await encoder?.stopThread();
    },
    ...(withoutEncoder ? { withoutEncoder } : {}),
    ...(untaught ? { untaught } : {}),
    ...(notKept ? { notKept } : {}),
  };
}

/** What an editor reads whose content has other topics than those that the encoder ships with. */
const UNTAUGHT =
  'The sentence encoder was not taught these topics: how like a question is to the utterances counts in its place. tools/encoder/README.md says how to teach it.';

/** What a person reads who waits for the first start. */
export const COMPILING = 'Learning the content, which takes up to a minute the first time and after each change of it.';

/** All that is learned from the content, and what a person should know of how it was opened. */
interface OpenLearned extends Pick<OpenAssistant, 'withoutEncoder' | 'untaught' | 'notKept'> {
  readonly model: OpenModel;
  readonly encoder?: ThreadedEncoder;
}

/** Opens, or compiles, all that is learned from the content; `onCompile` is called once, before compiling, which takes up to a minute. */
export async function openLearned(
  knowledge: Knowledge,
  config: Pick<Config, 'dataDir' | 'encoder'>,
  onCompile: () => void = () => undefined,
): Promise<OpenLearned> {
  let told = false;
  const tell = () => {
    if (!told) onCompile();
    told = true;
  };
  const words = await openModel(knowledge, config.dataDir, tell);
  const opened = await openEncoded(words, knowledge, config, tell);
  const { notKept } = opened.model;
  return notKept ? { ...opened, notKept: notKeptWords(config.dataDir, notKept) } : opened;
}

async function openEncoded(
  words: OpenModel,
  knowledge: Knowledge,
  config: Pick<Config, 'dataDir' | 'encoder'>,
  tell: () => void,
): Promise<OpenLearned> {
  if (!config.encoder) return { model: words, withoutEncoder: 'ENCODER is off.' };
  try {
    const encoder = await openEncoder(ENCODER, topicsOf(knowledge, words.model));
    const model = await withEncoder(words, knowledge, config.dataDir, encoder, tell);
    return { model, encoder, ...(encoder.topics ? {} : { untaught: UNTAUGHT }) };
  } catch (error) {
    return { model: words, withoutEncoder: error instanceof Error ? error.message : String(error) };
  }
}

function notKeptWords(dataDir: string, code: string): string {
  return `DATA_DIR (${dataDir}) cannot be written (${code}): what was learned is not kept; set DATA_DIR to a folder that has room and that Signpost's user may write to, or it is learned anew each time.`;
}
