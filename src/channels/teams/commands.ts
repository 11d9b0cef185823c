/**
 * The words of the app's command menu, in its order: what Teams puts into the compose box, asked like any other question. A closed
 * list, at most twelve; manifests/teams/manifest.json shows the same ones in every scope, and a test holds the two together.
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

/** Where the bot can be spoken to, as the manifest names it. */
export const SCOPES = ['personal', 'team', 'groupChat'] as const;

const TITLES: ReadonlySet<string> = new Set(COMMANDS.map(({ title }) => title.toLowerCase()));

/** True for the exact words of a command, in any case. */
export function isCommand(text: string): boolean {
  return TITLES.has(text.toLowerCase());
}
