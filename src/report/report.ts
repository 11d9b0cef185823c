import type { AnswerCount, Daily, FeedbackCount, KeptQuestion } from '../store/store';

/** What the store keeps for the leaflet's owners. */
export interface Kept {
  readonly questions: readonly KeptQuestion[];
  readonly answers: readonly Daily<AnswerCount>[];
  readonly feedback: readonly Daily<FeedbackCount>[];
}

/** How often a topic was the main one of an answer. */
interface TopicCount {
  readonly topic: string;
  readonly count: number;
}

/** The answers of one week, Monday to Sunday. */
export interface WeekOfAnswers {
  /** Its Monday: `2026-11-23`. */
  readonly week: string;
  readonly answers: number;
  /** How many had each outcome: answered, choices, unknown, help. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly urgent: number;
  /** Of all its answers, from 0 to 1. */
  readonly urgentShare: number;
  /** The most asked first; answers without a topic are left out. */
  readonly topics: readonly TopicCount[];
}

/** What had no answer on one day. */
export interface UnansweredDay {
  readonly day: string;
  /** The leaflet does not say. */
  readonly unknown: number;
  /** Asked back: did you mean one of these? */
  readonly choices: number;
}

/** What people said to “was this helpful”. `topic` is `none` under a card without one. */
export interface TopicFeedback {
  readonly topic: string;
  readonly yes: number;
  readonly no: number;
}

/** All that the leaflet's owners read; days are UTC's, and the newest stand first. */
export interface Report {
  /** The first day that is reported; null: all that is kept. */
  readonly since: string | null;
  readonly questions: readonly KeptQuestion[];
  readonly weeks: readonly WeekOfAnswers[];
  /** Days on which nothing was left unanswered are left out. */
  readonly unanswered: readonly UnansweredDay[];
  /** The topics that most was said to first. */
  readonly helpful: readonly TopicFeedback[];
}

/** Adds up what is kept, from a day (`2026-11-01`) on. Pure. */
export function reportOf({ questions, answers, feedback }: Kept, since?: string): Report {
  const isAsked = ({ day }: { readonly day: string }) => since === undefined || day >= since;
  const asked = answers.filter(isAsked);
  return {
    since: since ?? null,
    questions: questions.filter(isAsked).sort((a, b) => later(a.day, b.day)),
    weeks: groups(asked, ({ day }) => mondayOf(day))
      .sort(([a], [b]) => later(a, b))
      .map(([week, counts]) => weekOf(week, counts)),
    unanswered: groups(asked, ({ day }) => day)
      .map(([day, counts]) => ({ day, unknown: outcome(counts, 'unknown'), choices: outcome(counts, 'choices') }))
      .filter(({ unknown, choices }) => unknown + choices > 0)
      .sort((a, b) => later(a.day, b.day)),
    helpful: groups(feedback.filter(isAsked), ({ topic }) => topic)
      .map(([topic, counts]) => ({
        topic,
        yes: sum(counts.filter(({ helpful }) => helpful)),
        no: sum(counts.filter(({ helpful }) => !helpful)),
      }))
      .sort((a, b) => b.yes + b.no - (a.yes + a.no) || byName(a.topic, b.topic)),
  };
}

function weekOf(week: string, counts: readonly Daily<AnswerCount>[]): WeekOfAnswers {
  const answers = sum(counts);
  const urgent = sum(counts.filter((one) => one.urgent));
  return {
    week,
    answers,
    outcomes: Object.fromEntries(groups(counts, (one) => one.outcome).map(([name, some]) => [name, sum(some)])),
    urgent,
    urgentShare: answers > 0 ? urgent / answers : 0,
    topics: groups(counts, ({ topic }) => topic)
      .filter(([topic]) => topic !== 'none')
      .map(([topic, some]) => ({ topic, count: sum(some) }))
      .sort((a, b) => b.count - a.count || byName(a.topic, b.topic)),
  };
}

function outcome(counts: readonly Daily<AnswerCount>[], name: string): number {
  return sum(counts.filter((one) => one.outcome === name));
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** The items by their key, in the order in which the keys come. */
function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const grouped = new Map<string, Item[]>();
  for (const item of items) {
    const group = grouped.get(keyOf(item));
    if (group) group.push(item);
    else grouped.set(keyOf(item), [item]);
  }
  return [...grouped];
}

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

function later(a: string, b: string): number {
  return byName(b, a);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
