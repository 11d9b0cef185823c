// The least Slack app that Bolt allows: one fixed card in the thread of each mention. Takes the lab's addresses from its environment.
import { App } from '@slack/bolt';
import { CARDS } from './fixed-cards.mjs';
import { SIGNING_SECRET } from './names.mjs';

const app = new App({
  token: 'xoxb-lab',
  signingSecret: SIGNING_SECRET,
  endpoints: '/slack/events',
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.event('app_mention', ({ event, say }) => say({ ...CARDS.slack, thread_ts: event.ts }));
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log('ready');
