/** Where a child's age follows a word in brackets or between commas: "Chloe (13)", "ellie, 14, has". Not what is numbered: "section (3)". */
const AGE_BESIDE =
  /(?<=\p{L})(?<!\b(?:page|pages|section|chapter|table|figure|item|question|room|part|version|appendix|step|group|may)) ?[(,] ?(?=(?:[3-9]|1[0-7]) ?(?:yo|yrs?)?[),])/giu;

/** The text with such an age written as one, for its marks are lost where a text becomes words. Linear in its length. */
export function withAges(text: string): string {
  return text.replace(AGE_BESIDE, ' aged ');
}
