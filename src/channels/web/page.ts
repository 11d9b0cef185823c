import { type Block, plain, type Text } from '../../answering/answer';
import { contactJoin, emergencyContacts } from '../../answering/emergency-line';
import { MESSAGES } from '../../answering/messages';
import { escapeHtml } from '../../cards/escape';
import type { Contact, Knowledge, Topic } from '../../knowledge/knowledge';
import { type Choice, formatChoice } from '../../question';

/** Topics that the page suggests for a first question; more would be a menu. */
const SUGGESTED_TOPICS = 6;

/**
 * The page as HTML: what it says of the leaflet comes from the content, in the content's order; `assets` is the path under which
 * its files are served. No inline code or style: it stands under a strict content security policy.
 */
export function renderPage(knowledge: Knowledge, assets: string): string {
  const { leaflet, contacts } = knowledge;
  const title = escapeHtml(leaflet.title.text);
  const place = contacts.find(({ role }) => role === 'locality');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Signpost: ask the leaflet</title>
<link rel="icon" href="${assets}/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets}/page.css">
<link rel="stylesheet" href="${assets}/ask.css">
<link rel="stylesheet" href="${assets}/answer.css">
<link rel="stylesheet" href="${assets}/why.css">
<link rel="stylesheet" href="${assets}/teams.css">
<link rel="stylesheet" href="${assets}/slack.css">
<script src="${assets}/adaptivecards.min.js" defer></script>
<script src="${assets}/main.mjs" type="module"></script>
</head>
<body>
<a class="skip" href="#question">Skip to the question</a>
<aside class="emergency" aria-label="Emergency numbers"><p>${emergencyLine(knowledge)}</p></aside>
<header class="bar">
<p class="brand"><img src="${assets}/mark.svg" alt="" width="28" height="28">Signpost</p>
<div class="tools" id="tools" hidden>
<fieldset class="switch"><legend class="unseen">Show answers as they look in</legend>
${viewOption('both', 'Side by side', 'wide-only')}${viewOption('teams', 'Teams')}${viewOption('slack', 'Slack')}${viewOption('plain', 'Plain')}
</fieldset>
<button type="button" class="quiet" id="restart">Start again</button>
</div>
</header>
<main>
<section class="intro" id="intro">
<h1>Ask the leaflet</h1>
<p class="lead">Each answer comes word for word from <cite>${title}</cite>, published by ${escapeHtml(leaflet.publisher.text)}.</p>
</section>
<h1 class="unseen" id="conversation-title" hidden>Your conversation with the leaflet</h1>
<ol class="turns" id="turns" aria-labelledby="conversation-title"></ol>
<form class="composer" id="composer" novalidate>
<div id="problem" role="alert"></div>
<label for="question">Your question</label>
<div class="box">
<textarea id="question" name="question" rows="1" autocomplete="off" spellcheck="true" enterkeyhint="send" aria-describedby="privacy-short" placeholder="Ask in your own words"></textarea>
<button type="submit" class="ask">Ask</button>
</div>
<p class="small" id="privacy-short">Nothing you type is kept. Please leave out names and details of a case.</p>
</form>
<section class="suggestions" id="suggestions" aria-labelledby="suggestions-title">
<h2 id="suggestions-title">Or start with one of these</h2>
<ul>
${suggestions(knowledge, place)}
</ul>
<p class="small">You see each answer the way it arrives in Microsoft Teams and in Slack, with buttons that work.</p>
</section>
<noscript><p class="noscript">This page needs JavaScript to answer. The numbers above work without it.</p></noscript>
</main>
<footer class="foot">
<details>
<summary>What happens to what I type?</summary>
<p>Your words are read in memory to find the answer and then forgotten. They are not stored, not logged and not passed on, and this page sets no cookies and loads nothing from anywhere else.</p>
<p>So that you can ask a follow-up question, Signpost remembers for up to 30 minutes which topics, numbers and buttons it showed in this conversation, and whether a particular child was spoken of. It never remembers your words.</p>
</details>
</footer>
<div class="unseen" id="say-politely" role="status"></div>
<div class="unseen" id="say-now" role="alert"></div>
</body>
</html>
`;
}

function viewOption(value: string, label: string, className = ''): string {
  const classes = className === '' ? '' : ` class="${className}"`;
  return `<label${classes}><input type="radio" name="view" value="${value}"><span>${label}</span></label>`;
}

/** The numbers to call now: a page that nobody has asked yet shows them too. */
function emergencyLine(knowledge: Knowledge): string {
  const lines = emergencyContacts(knowledge).map(({ block }) => {
    const name = escapeHtml(plain([...block.name, contactJoin(block.name)]));
    const number = escapeHtml(block.number.text);
    return `<span class="number">${name}<a href="${escapeHtml(block.tel)}">${number}</a></span>`;
  });
  return `<strong>${escapeHtml(MESSAGES['closing.lead'].trim())}</strong> ${lines.join(' ')}`;
}

function suggestions(knowledge: Knowledge, place: Contact | undefined): string {
  const topics = [...knowledge.topics]
    .filter((topic) => topic.facetOf.length === 0)
    .sort((one, other) => firstWord(one) - firstWord(other))
    .slice(0, SUGGESTED_TOPICS);
  const chips: { choice: Choice; label: Text }[] = [
    ...topics.map(({ id, label }) => ({ choice: { kind: 'topic', id } as const, label })),
    ...(place ? [{ choice: { kind: 'contact', id: place.id } as const, label: place.label }] : []),
    { choice: { kind: 'list', id: 'contacts' }, label: knowledge.contactList.label },
  ];
  return chips
    .map(({ choice, label }) => {
      const value = escapeHtml(formatChoice(choice, knowledge.version));
      return `<li><button type="button" class="chip" data-choice="${value}">${escapeHtml(plain(label))}</button></li>`;
    })
    .join('\n');
}

/** Where a topic's words begin in the leaflet: suggestions follow its order. */
function firstWord(topic: Topic): number {
  const runs = topic.blocks.flatMap(textsOf).flat();
  return Math.min(...runs.map((run) => (run.from === 'leaflet' ? run.span.start : Number.POSITIVE_INFINITY)));
}

function textsOf(block: Block): readonly Text[] {
  if (block.kind === 'list') return block.items;
  return block.kind === 'contact' || block.kind === 'website' ? [block.name] : [block.text];
}
