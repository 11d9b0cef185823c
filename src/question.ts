/** The chat platforms and other places that a question comes from. A closed list: metrics and thread keys use it. */
export const CHANNELS = ['slack', 'teams', 'web', 'terminal'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The ways in which a question is asked. A closed list, used by code and metrics alike. */
export const SURFACES = [
  'mention',
  'thread',
  'direct',
  'command',
  'button',
  'home',
  'shortcut',
  'extension',
  'page',
  'terminal',
] as const;
export type Surface = (typeof SURFACES)[number];

/**
 * What a button, a chip or a menu entry stands for: resolved by id, never by matching its label again.
 * `list` holds the whole lists that belong to no topic: `contacts`, `websites`, `help`.
 */
export const CHOICE_KINDS = ['topic', 'contact', 'website', 'list'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];
export interface Choice {
  readonly kind: ChoiceKind;
  readonly id: string;
}

/** The most characters of a question to the leaflet's owners that are kept. */
export const LONGEST_SENT = 2_000;

/** Who asks, as limits count it: keyed hashes (`Limits.who`) that lead back to nobody. Never stored, never logged. */
export interface Who {
  readonly user: string;
  /** The workspace or tenant; absent where the channel has none. */
  readonly workspace?: string;
}

/** One question as every channel adapter hands it over: free text, or a tapped choice. */
export type Question = ({ readonly text: string } | { readonly choice: Choice }) & {
  readonly channel: Channel;
  readonly surface: Surface;
  /** The conversation it belongs to, namespaced by channel and tenant (`slack:T1:C1:1700000000.1`). Absent: no context is kept. */
  readonly thread?: string;
  /** True where the asker alone sees the reply (direct message, slash command, web page, terminal). */
  readonly isPrivate: boolean;
  /** True for words that somebody is still typing, or sends to the leaflet's owners: what they come to is shown, and counted as no answer. */
  readonly isDraft?: boolean;
  /** Absent: no limit applies. */
  readonly who?: Who | undefined;
};

/** Reads a button's value as {@link formatChoice} wrote it; undefined when it is anything else. */
export function parseChoice(value: unknown): (Choice & { readonly version: string }) | undefined {
  const match = typeof value === 'string' ? /^([a-z0-9]{1,64}):([a-z]+):([a-z0-9-]{1,64})$/.exec(value) : null;
  const kind = CHOICE_KINDS.find((known) => known === match?.[2]);
  return match?.[1] && kind && match[3] ? { kind, id: match[3], version: match[1] } : undefined;
}

/** A button's value: the content version, the kind and the id, never words (`3f9a01c2:topic:signs`). */
export function formatChoice(choice: Choice, version: string): string {
  return `${version}:${choice.kind}:${choice.id}`;
}
