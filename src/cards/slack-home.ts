import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import { plain } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import type { Overview } from '../answering/overview';
import { formatChoice } from '../question';
import { buttonRow } from './block-kit-extras';
import { cardLimits } from './card-limits';
import { VIEW_IDS } from './slack-view-ids';
import { askBox, drawSections, footer, plainText } from './slack-view-parts';

/**
 * Draws the Home: whom to call now, a box to ask in, every topic, every number, what becomes of what is typed, and the leaflet's date and
 * publisher. Its `private_metadata` names what it shows (content version and a digest of all of it), so that an older one is known by it.
 * Pure; nothing is cut: the list of numbers keeps to a message's limit, which is half of a view's.
 */
export function renderHome(overview: Overview): HomeView {
  const blocks: KnownBlock[] = [
    ...drawSections([overview.emergency]),
    { type: 'divider' },
    askBox('view.ask', '', true),
    buttonRow(VIEW_IDS.askNow, MESSAGES['view.ask-button'], overview.version),
    ...topicRows(overview),
    { type: 'divider' },
    ...drawSections([overview.contacts, overview.privacy]),
    ...footer(...overview.source),
  ];
  const digest = createHash('sha256').update(JSON.stringify(blocks)).digest('hex').slice(0, 12);
  return { type: 'home', blocks, private_metadata: `${overview.version}:${digest}` };
}

function topicRows({ topics, version }: Overview): KnownBlock[] {
  const buttons = topics.map(({ choice, label }, index) => ({
    type: 'button' as const,
    action_id: `answer:${index + 1}`,
    text: plainText(plain(label)),
    value: formatChoice(choice, version),
  }));
  const rows: KnownBlock[] = [];
  for (let start = 0; start < buttons.length; start += cardLimits.slack.actions) {
    rows.push({ type: 'actions', elements: buttons.slice(start, start + cardLimits.slack.actions) });
  }
  return rows.length > 0 ? [{ type: 'header', text: plainText(MESSAGES['home.topics']) }, ...rows] : [];
}
