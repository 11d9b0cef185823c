import { VIEW_IDS } from '../../cards/slack-view-ids';

/** The ids of what can be tapped on a card, by which a tap finds its listener. Buttons that ask are `answer:1`, `answer:2`, ... */
export const ACTIONS = {
  /** Posts a private answer for everybody in the channel. */
  share: 'share',
  /** Was this helpful: both buttons of a feedback element; `feedback:yes` and `feedback:no` where they are plain buttons. */
  feedback: 'feedback',
  /** Opens the form that sends a question to the leaflet's owners. */
  sendQuestion: VIEW_IDS.sendQuestion,
} as const;

/** Any button that asks. */
export const ANSWER_ACTIONS = /^answer:\d+$/;
/** Any button that tells whether an answer helped. */
export const FEEDBACK_ACTIONS = /^feedback(?::(?:yes|no))?$/;
