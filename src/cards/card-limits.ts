/**
 * What a card may measure, in characters (UTF-16 units) unless said. From docs.slack.dev (Block Kit reference) and
 * learn.microsoft.com (Teams: format of cards); `allBlocks` is measured, not documented (slackapi/bolt-js#2509).
 */
export const cardLimits = {
  slack: {
    blocks: 50,
    allBlocks: 13_200,
    header: 150,
    section: 3_000,
    context: 10,
    /** Buttons in one actions block; more go into a second block. */
    actions: 25,
    buttonLabel: 75,
    /** Options in one group of a select; more go into a second group. */
    options: 100,
    buttonValue: 2_000,
    text: 40_000,
  },
  teams: {
    /** Bytes of the card as JSON: Teams takes more today, by its older page 28 KB is safe. */
    bytes: 28 * 1_024,
    /** Actions in one ActionSet; more go into a second set. */
    actions: 6,
  },
  text: {
    /** An urgent answer shows the emergency number within so many characters: what a notification can show. */
    urgentWithin: 300,
  },
} as const;
