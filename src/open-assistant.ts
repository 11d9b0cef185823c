import type { Assistant } from './answering/assistant';
import { createAssistant } from './answering/create-assistant';
import type { Config } from './config';
import type { Knowledge } from './knowledge/knowledge';
import { findLeafletFolder } from './knowledge/leaflet-folder';
import { loadKnowledge } from './knowledge/load';
import { openModel } from './matching/open-model';
import { MemoryStore } from './store/memory-store';
import type { Store } from './store/store';

/** Everything that answering needs, opened. */
export interface OpenAssistant {
  readonly assistant: Assistant;
  readonly knowledge: Knowledge;
  readonly store: Store;
}

/** Loads the content that the configuration names, opens its compiled model and puts an assistant on it. */
export function openAssistant(config: Config, clock: () => number = Date.now): OpenAssistant {
  const knowledge = loadKnowledge(findLeafletFolder(config.knowledgeDir));
  const store = new MemoryStore(clock);
  const model = openModel(knowledge, config.dataDir);
  return { assistant: createAssistant({ knowledge, model, store, clock }), knowledge, store };
}
