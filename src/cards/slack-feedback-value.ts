import type { Answer } from '../answering/answer';

/** What a feedback button says. */
export interface Feedback {
  readonly version: string;
  /** The answer's main topic, or `none`. */
  readonly topic: string;
  readonly helpful: boolean;
}

/** What the values of an answer's feedback buttons begin with: content version and main topic (`3f9a01c2:signs`). Undefined where it answers nothing from the leaflet, or is urgent: nobody is asked then. */
export function feedbackValue({ outcome, urgent, shown, version }: Answer): string | undefined {
  const topic = shown?.[0]?.topic;
  return outcome === 'answered' && !urgent && topic ? `${version}:${topic}` : undefined;
}

/** Reads a feedback button's value; undefined when it is anything else. */
export function parseFeedback(value: unknown): Feedback | undefined {
  const match = typeof value === 'string' ? /^([a-z0-9]{1,64}):([a-z0-9-]{1,64}):(yes|no)$/.exec(value) : null;
  const [, version, topic, said] = match ?? [];
  return version && topic ? { version, topic, helpful: said === 'yes' } : undefined;
}
