import { describeAgentView } from './slack-agent-view';
import { describeGuesses } from './slack-guesses';
import { describeLimits } from './slack-limits';
import { describePrivateAnswers } from './slack-private-answers';
import { describeSharing } from './slack-sharing';
import { describeThreads } from './slack-threads';

describe.each(['http', 'socket'] as const)('Slack over %s', (way) => {
  describe('in a thread', () => describeThreads(way));
  describe('where answers in channels are private', () => describePrivateAnswers(way));
  describe('a private answer', () => describeSharing(way));
  describe('a "did you mean"', () => describeGuesses(way));
  describe('somebody over a limit', () => describeLimits(way));
  describe('the agent view', () => describeAgentView(way));
});
