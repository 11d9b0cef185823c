/** The parts of natural that are imported by deep paths, which bring no types of their own. */
declare module 'natural/lib/natural/stemmers/porter_stemmer' {
  /** A word's stem (Porter 1980). */
  export function stem(word: string): string;
}
declare module 'natural/lib/natural/distance/levenshtein_distance' {
  /** The number of edits between two strings; `restricted`: optimal string alignment. */
  export function DamerauLevenshteinDistance(a: string, b: string, options?: { restricted?: boolean }): number;
}
