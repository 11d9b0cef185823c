/** What the page itself says while it is used, apart from the answers. */
export const WORDS = {
  asked: 'You asked',
  empty: 'An empty question',
  long: (/** @type {number} */ length) => `… (${length.toLocaleString('en-GB')} characters)`,
  inTeams: 'Microsoft Teams',
  inSlack: 'Slack',
  inPlain: 'Plain answer',
  app: 'App',
  unreachable: 'Signpost can’t be reached just now. Your words are still in the box: try again in a moment.',
  unreachableTap: 'Signpost can’t be reached just now. Try the button again in a moment.',
  tooLong: 'That is too long to send. Ask in a sentence or two; your words are still in the box.',
  refused: 'Signpost did not take that question: ',
  why: 'Why this answer?',
  whyComing: 'One moment …',
  whyShown: 'The reasons are shown below the question “Why this answer?”.',
  undrawn: (/** @type {string} */ type) => `This page cannot draw a Slack block of the type “${type}”.`,
};
