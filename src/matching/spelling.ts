/** Shorter words are never corrected: too many of them lie one edit apart. */
const SHORTEST = 4;
/** From this length on, two edits are forgiven. */
const LONG = 8;

/** How many edits are forgiven in a word of this length. */
export function editsForgiven(length: number): number {
  return length >= LONG ? 2 : length >= SHORTEST ? 1 : 0;
}

/** How many more of each letter the first word has; zeros before and after. */
const counts = new Int8Array(128);

/** How many of each letter two words differ in, halved: a lower bound on their edit distance that is cheap to get. */
function bagDistance(a: string, b: string): number {
  let other = 0;
  for (let i = 0; i < a.length; i += 1) {
    const code = a.charCodeAt(i);
    if (code < 128) counts[code] = (counts[code] ?? 0) + 1;
    else other += 1;
  }
  for (let i = 0; i < b.length; i += 1) {
    const code = b.charCodeAt(i);
    if (code < 128) counts[code] = (counts[code] ?? 0) - 1;
    else other += 1;
  }
  let more = 0;
  let less = 0;
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] ?? 0;
    if (count > 0) more += count;
    else less -= count;
  }
  counts.fill(0);
  return Math.max(more, less) - other;
}

/** Which letters a word holds, as 32 bits (two letters may share one). */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** Whether two words' letters allow that they are at most so many edits apart: an edit changes two of them at most. Cheap, and never wrong when false. */
export function mayBeNear(one: number, other: number, most: number): boolean {
  // How many bits differ, counted side by side (Warren, Hacker's Delight, 5-1).
  let bits = one ^ other;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  bits += bits >>> 8;
  return ((bits + (bits >>> 16)) & 0x3f) <= 2 * most;
}

/** The last three rows of the table of distances, kept from one pair to the next: a question leaves little for the garbage collector. */
let rows: [number[], number[], number[]] = [[], [], []];

/** The optimal string alignment distance (a letter more, less, another, or two neighbours swapped) when it is at most `most`, else undefined. */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most || bagDistance(a, b) > most) return undefined;
  for (let j = 0; j <= b.length; j += 1) rows[2][j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    rows = [rows[1], rows[2], rows[0]];
    const [before, last, row] = rows;
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least;
    }
  }
  const distance = rows[2][b.length] ?? 0;
  return distance <= most ? distance : undefined;
}

/**
 * Corrects a word that is in nobody's dictionary to the knowledge's nearest word. Words that the general word list or the knowledge
 * holds are never touched: that gate is what makes the correction free on clean text.
 */
export class Spelling {
  private readonly byLength = new Map<number, { readonly words: readonly string[]; readonly letters: Int32Array }>();
  private readonly remembered = new Map<string, string>();

  /**
   * @param frequencies the knowledge's words with how often each occurs
   * @param isKnown whether the general word list holds a word
   */
  constructor(
    private readonly frequencies: ReadonlyMap<string, number>,
    private readonly isKnown: (word: string) => boolean,
  ) {
    const byLength = new Map<number, string[]>();
    for (const word of frequencies.keys()) {
      if (word.length < SHORTEST || /\d/.test(word)) continue;
      const sameLength = byLength.get(word.length);
      if (sameLength) sameLength.push(word);
      else byLength.set(word.length, [word]);
    }
    for (const [length, words] of byLength)
      this.byLength.set(length, { words, letters: Int32Array.from(words, lettersOf) });
  }

  correct(word: string): string {
    if (this.frequencies.has(word) || this.isKnown(word)) return word;
    if (word.length < SHORTEST || word.length > 24 || /\d/.test(word)) return word;
    const known = this.remembered.get(word);
    if (known !== undefined) return known;
    const corrected = this.whole(word) ?? this.nearest(word) ?? word;
    if (this.remembered.size < 10_000) this.remembered.set(word, corrected);
    return corrected;
  }

  /** "Tryin" as people speak it: "trying", though "train" is as near. */
  private whole(word: string): string | undefined {
    const whole = `${word}g`;
    return word.endsWith('in') && (this.frequencies.has(whole) || this.isKnown(whole)) ? whole : undefined;
  }

  private nearest(word: string): string | undefined {
    const most = editsForgiven(word.length);
    const own = lettersOf(word);
    let best: { word: string; distance: number; frequency: number } | undefined;
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      const sameLength = this.byLength.get(length);
      if (!sameLength) continue;
      const { words, letters } = sameLength;
      for (let i = 0; i < words.length; i += 1) {
        if (!mayBeNear(own, letters[i] as number, most)) continue;
        const candidate = words[i] as string;
        const distance = editDistance(word, candidate, best ? Math.min(most, best.distance) : most);
        if (distance === undefined) continue;
        const frequency = this.frequencies.get(candidate) ?? 0;
        if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
          best = { word: candidate, distance, frequency };
      }
    }
    return best?.word;
  }
}
