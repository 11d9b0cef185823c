import type { webApi } from '@slack/bolt';
import { MESSAGES } from '../../answering/messages';
import type { Place } from './place';
import type { Prompt } from './prompts';

/** What Slack's view of an agent shows beside the messages. */
export interface AgentView {
  /**
   * Offers questions to begin with above the message box. A thread is named in the older assistant view alone: in the agent view
   * Slack then shows nothing (docs.slack.dev, assistant.threads.setSuggestedPrompts). Rejects when Slack refuses.
   */
  suggest(channel: string, prompts: readonly Prompt[], thread?: string): Promise<void>;
  /**
   * Shows under a message that its answer is being looked for; returns what is to be called once the reply is posted. Nothing waits
   * for it, and its failure is nothing. Slack takes the status away at the reply; one that comes after it is taken away by us.
   */
  working(place: Place): () => void;
}

/** Makes the agent view over a Web API client. */
export function createAgentView(client: webApi.WebClient): AgentView {
  return {
    async suggest(channel_id, prompts, thread_ts) {
      const where = thread_ts ? { channel_id, thread_ts } : { channel_id };
      await client.assistant.threads.setSuggestedPrompts({ ...where, prompts: [...prompts] });
    },
    working({ channel, thread }) {
      if (!thread) return () => {};
      const set = (status: string) =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }).catch(() => {});
      let shown = false;
      const showing = set(MESSAGES['status.working']).then(() => {
        shown = true;
      });
      return () => {
        if (!shown) void showing.then(() => set(''));
      };
    },
  };
}
