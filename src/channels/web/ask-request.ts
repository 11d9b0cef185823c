import { z } from 'zod';
import { HttpProblem } from '../../http-problem';
import { CHOICE_KINDS, type Choice } from '../../question';

/** A body of POST /api/ask: a question in words, or a choice by its id, and the caller's own key of the conversation. */
export type AskRequest = ({ readonly text: string } | { readonly choice: Choice }) & { readonly thread?: string };

const thread = z.string().min(1).max(200).nullish();
const words = z.object({ question: z.string(), choice: z.undefined().optional(), thread });
const tapped = z.object({
  question: z.undefined().optional(),
  choice: z.object({ kind: z.enum(CHOICE_KINDS), id: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
  thread,
});
const body = z.union([words, tapped]);

/** Reads a parsed body. Throws a 400 that shows the right form; what the words hold, however long or empty, is not judged here. */
export function readAskRequest(parsed: unknown): AskRequest {
  const read = body.safeParse(parsed);
  if (!read.success) throw new HttpProblem(400, 'bad_request', FORM);
  const { question, choice } = read.data;
  const key = read.data.thread ? { thread: read.data.thread } : {};
  return choice === undefined ? { text: question, ...key } : { choice, ...key };
}

const FORM = `Send {"question": "..."} or {"choice": {"kind": "${CHOICE_KINDS.join('|')}", "id": "..."}}, and "thread" (1 to 200 characters) or none.`;
