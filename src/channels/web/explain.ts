import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Explain, Explanation } from '../../answering/explain';
import { type ExplanationPart, explanationParts } from '../../answering/explanation-text';
import { HttpProblem } from '../../http-problem';
import type { Knowledge } from '../../knowledge/knowledge';

/** The body of a reply of POST /api/explain: how an answer came about, as data and as people read it. */
export type ExplainReply = Explanation & { readonly parts: readonly ExplanationPart[] };

const ids = z.array(z.string().regex(/^[a-z0-9:-]{1,80}$/)).max(40);
const body = z.object({
  question: z.string(),
  before: z
    .object({
      topics: ids,
      contacts: ids,
      websites: ids,
      offered: ids,
      inDanger: z.boolean().optional(),
    })
    .nullish(),
});

/**
 * Answers POST /api/explain: `question`, and `before` as the reply of /api/ask gave it, so that a follow-up is explained in the
 * conversation in which it was answered. Nothing of it is kept. Expects the body parsed; a body of another form is a 400.
 */
export function explainHandler(explain: Explain, knowledge: () => Knowledge): RequestHandler {
  return async (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) throw new HttpProblem(400, 'bad_request', FORM);
    const { question, before } = read.data;
    const explanation = await explain(question, before ?? undefined);
    const reply: ExplainReply = { ...explanation, parts: explanationParts(explanation, knowledge()) };
    response.set('Cache-Control', 'no-store').json(reply);
  };
}

const FORM = 'Send {"question": "..."}, and "before" as the reply of /api/ask held it, or none.';
