import type { Choice } from '../../question';

/**
 * The words of the app's command menu, in its order: what Teams puts into the compose box, asked like any other question. A closed
 * list; manifests/teams/manifest.json shows the same ones in every scope, and a test holds the two together.
 */
export const COMMANDS = [
  { title: 'definition', description: 'What child sexual exploitation is' },
  { title: 'signs', description: 'Signs that a child may be being exploited' },
  { title: 'who might be affected', description: 'Which children may be at risk' },
  { title: 'consent', description: 'Whether a child can agree to it' },
  { title: 'online', description: 'Exploitation online and by phone' },
  { title: 'what can I do', description: 'What to do when you are worried about a child' },
  { title: 'contacts', description: 'All phone numbers: social work and the police' },
  { title: 'websites', description: 'Useful websites' },
  { title: 'help', description: 'What Signpost does and how to ask' },
] as const;

/** First questions that Teams offers in channels and group chats, where no welcome is posted; with the commands at most twelve. */
export const PROMPTS = [
  { title: 'What are the signs?', description: 'What to look out for', prompt: 'What are the signs to look out for?' },
  { title: 'Who do I tell?', description: 'What to do with a concern', prompt: 'Who do I tell if I have concerns?' },
  { title: 'Which number do I phone?', description: 'Social work and the police', prompt: 'Which number do I phone?' },
] as const;

/** Where the bot can be spoken to, as the manifest names it. */
export const SCOPES = ['personal', 'team', 'groupChat'] as const;

/** A command, recognised: `list` is the whole list that it names, where it names one. */
export interface Command {
  readonly text: string;
  readonly list?: Choice;
}

const TITLES: ReadonlySet<string> = new Set(COMMANDS.map(({ title }) => title.toLowerCase()));
const LISTS: ReadonlySet<string> = new Set(['contacts', 'websites', 'help']);

/** Reads the exact words of a command, in any case, typed with a slash or without; undefined for anything else. */
export function readCommand(text: string): Command | undefined {
  const words = withoutSlash(text);
  const title = words.toLowerCase();
  if (!TITLES.has(title)) return undefined;
  return { text: words, ...(LISTS.has(title) ? { list: { kind: 'list', id: title } } : {}) };
}

/** What was typed behind a slash is a question like any other. */
export function withoutSlash(text: string): string {
  return text.replace(/^\/\s*(?=\S)/, '');
}
