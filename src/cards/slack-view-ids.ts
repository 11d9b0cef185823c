/** The ids by which Slack's payloads name our views, their inputs and the buttons of both views and messages. Buttons that ask are `answer:1`, `answer:2`, ... */
export const VIEW_IDS = {
  /** The box for a question: in the Home and under an answer in a modal. As a view's id: a modal whose box can be submitted. */
  ask: 'ask',
  /** The button beside the Home's box. */
  askNow: 'ask-now',
  /** The select of "Find a number". */
  chooseNumber: 'choose-number',
  /** Opens the form that sends a question to the leaflet's owners; as a view's id: that form. */
  sendQuestion: 'send-question',
  /** In that form: the question, and the box to tick. */
  question: 'question',
  confirm: 'confirm',
  /** Posts a private answer for everybody in the channel. */
  share: 'share',
  /** Was this helpful: both buttons of a feedback element; `feedback:yes` and `feedback:no` where they are plain buttons. */
  feedback: 'feedback',
} as const;
