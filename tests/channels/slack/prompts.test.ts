import { suggestedPrompts } from '../../../src/channels/slack/prompts';
import { ask, realAssistant, realKnowledge } from '../../fixtures/real-assistant';

describe('the suggested prompts', () => {
  const prompts = suggestedPrompts(realKnowledge());

  it('are four, of the leaflet’s topics', () => {
    expect(prompts).toHaveLength(4);
    expect(new Set(prompts.map(({ title }) => title)).size).toBe(4);
  });

  it.each(prompts)('$message is answered by its topic', async ({ message, title }) => {
    const { outcome, topics } = await ask(realAssistant(), message);
    expect(outcome).toBe('answered');
    const topic = realKnowledge().topics.find(({ id }) => id === topics[0]);
    expect(topic?.label.map(({ text }) => text).join('')).toBe(title);
  });
});
