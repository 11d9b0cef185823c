import { createSlackChannel } from '../../../src/channels/slack';
import { MemoryStore } from '../../../src/store/memory-store';
import { silentLog } from '../../fixtures/kept-log';
import { realKnowledge } from '../../fixtures/real-assistant';
import { recordedAssistant } from '../../fixtures/recorded-assistant';
import { scripted } from './house';

describe('the Slack channel', () => {
  const deps = {
    assistant: recordedAssistant(scripted),
    store: new MemoryStore(),
    knowledge: realKnowledge,
    log: silentLog(),
    clock: Date.now,
  };

  it('wants a signing secret or an app token, and says which is for what', () => {
    expect(() => createSlackChannel(deps, { botToken: 'xoxb-1', channelAnswers: 'thread' })).toThrow(
      /SLACK_SIGNING_SECRET \(for HTTP\) nor SLACK_APP_TOKEN \(for Socket Mode\)/,
    );
  });

  it('is stopped before it is started, and can be stopped all the same', async () => {
    const channel = createSlackChannel(deps, {
      botToken: 'xoxb-1',
      signingSecret: 'a-secret',
      channelAnswers: 'thread',
    });
    expect(channel.state()).toBe('stopped');
    await channel.stop();
  });
});
