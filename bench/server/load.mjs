// Questions as Slack and Teams send them, signed, each with the time at which it was sent where the answer brings it back.
import { createHmac } from 'node:crypto';
import { BOT_USER, SIGNING_SECRET, TENANTS } from './names.mjs';

export const QUESTION = 'what are the signs to look out for?';
let last = 0;

/** Microseconds since 1970, later than any given before. */
function moment() {
  last = Math.max(last + 1, Math.floor((performance.timeOrigin + performance.now()) * 1_000));
  return String(last);
}

/** A signed `app_mention`, each of another person: `{ sent, path, headers, body }`. */
export function slackQuestion(text = QUESTION) {
  const sent = moment();
  const ts = `${sent.slice(0, -6)}.${sent.slice(-6)}`;
  const team = `T${Number(sent) % TENANTS.length}`;
  const event = {
    type: 'app_mention',
    user: `U${sent}`,
    text: `<@${BOT_USER}> ${text}`,
    ts,
    event_ts: ts,
    channel: 'C0',
    team,
  };
  const authorizations = [{ enterprise_id: null, team_id: team, user_id: BOT_USER, is_bot: true }];
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0',
    event_id: `Ev${sent}`,
    event_time: Math.floor(Number(sent) / 1e6),
    authorizations,
    event,
  });
  const at = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${signature}`,
  };
  return { sent, path: '/slack/events', headers, body };
}

/** Makes messages to the bot in personal chats, under the lab's token. */
export function teamsQuestions({ base, token }) {
  return (text = QUESTION) => {
    const sent = moment();
    const tenantId = TENANTS[Number(sent) % TENANTS.length];
    const body = JSON.stringify({
      type: 'message',
      id: `t${sent}`,
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: `${base}/`,
      from: { id: `29:${sent}`, name: 'Somebody', aadObjectId: `00000000-0000-4000-8000-${sent.slice(-12)}` },
      recipient: { id: '28:bot', name: 'Signpost' },
      conversation: { id: `a:${sent}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      textFormat: 'plain',
      text,
    });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return { sent, path: '/api/messages', headers, body };
  };
}
