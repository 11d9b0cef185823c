import type { Kept } from '../../src/report/report';
import type { AnswerCount, Daily, FeedbackCount, KeptQuestion } from '../../src/store/store';

/** An answer's count, `signs` from Slack unless said otherwise. */
export function answers(day: string, count: number, labels: Partial<AnswerCount> = {}): Daily<AnswerCount> {
  const usual = { channel: 'slack', surface: 'mention', outcome: 'answered', topic: 'signs', urgent: false } as const;
  return { ...usual, band: 'high', version: 'v1', ...labels, day, count };
}

/** What was said to an answer's "was this helpful". */
export function said(topic: string, helpful: boolean, count: number, day = '2026-11-24'): Daily<FeedbackCount> {
  return { channel: 'teams', topic, helpful, version: 'v1', day, count };
}

export function question(id: string, day: string, text = 'Do you have it in Polish?'): KeptQuestion {
  return { id, day, text, channel: 'slack', version: 'v1' };
}

export const NOTHING: Kept = { questions: [], answers: [], feedback: [] };
