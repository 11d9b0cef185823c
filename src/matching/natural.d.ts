/** The parts of natural that are imported by deep paths, which bring no types of their own. */
declare module 'natural/lib/natural/stemmers/porter_stemmer' {
  /** A word's stem (Porter 1980). */
  export function stem(word: string): string;
}
