/** What is numbered: no name, though a number stands beside it. */
export const NUMBERED =
  'page section chapter table figure item question room part version article appendix step group line phase stage level grade class primary number windows point unit'.split(
    ' ',
  );

/** Where a child's age follows a word in brackets or between commas: "Chloe (13)", "ellie, 14, has". Not what is numbered: "section (3)". */
const AGE_BESIDE = new RegExp(
  `(?<=\\p{L})(?<!\\b(?:(?:${NUMBERED.join('|')})s?|may)) ?[(,] ?(?=(?:[3-9]|1[0-7]) ?(?:yo|yrs?)?[),])`,
  'giu',
);

/** The text with such an age written as one, for its marks are lost where a text becomes words. Linear in its length. */
export function withAges(text: string): string {
  return text.replace(AGE_BESIDE, ' aged ');
}
