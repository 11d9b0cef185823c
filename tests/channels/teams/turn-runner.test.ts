import { createDeliveries } from '../../../src/channels/deliveries';
import type { Host } from '../../../src/channels/teams/host';
import { PATIENCE } from '../../../src/channels/teams/patience';
import { createShownAnswers } from '../../../src/channels/teams/shown-answers';
import type { Expects } from '../../../src/channels/teams/turn';
import { createTurnRunner } from '../../../src/channels/teams/turn-runner';
import { MemoryStore } from '../../../src/store/memory-store';
import { silentLog } from '../../fixtures/kept-log';
import { realAssistant, realKnowledge } from '../../fixtures/real-assistant';

const EXPECTED: readonly Expects[] = ['card', 'dialog', 'results', 'nothing'];

it.each(EXPECTED)('answers a turn that fails with the emergency numbers (Teams waits for: %s)', async (expects) => {
  const host: Host = {
    run: (_activity, _where, work) => work({ typing: async () => {}, send: async () => undefined }),
    resume: async () => {},
  };
  const store = new MemoryStore();
  const deps = { store, clock: Date.now };
  const runner = createTurnRunner(
    host,
    {
      ...deps,
      assistant: realAssistant(),
      knowledge: realKnowledge,
      deliveries: createDeliveries(deps, 'teams'),
      shown: createShownAnswers(),
      patience: PATIENCE,
    },
    () => Promise.reject(new TypeError('broken')),
  );
  const where = { tenantId: 't', conversationId: 'c', place: 'personal', serviceUrl: 'https://smba.example/' } as const;
  const turn = { ...where, kind: 'other-invoke', expects, name: 'x' } as const;
  expect(await runner.start({}, turn, silentLog())).toEqual({ text: expect.stringMatching(/ask it again.*999/s) });
});
