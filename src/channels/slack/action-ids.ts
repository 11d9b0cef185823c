/** Any button that asks: `answer:1`, `answer:2`, ... */
export const ANSWER_ACTIONS = /^answer:\d+$/;
/** Any button that tells whether an answer helped. */
export const FEEDBACK_ACTIONS = /^feedback(?::(?:yes|no))?$/;
