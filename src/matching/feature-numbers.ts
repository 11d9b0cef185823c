/** A feature's number; where it has none, its name or a number beyond the others. */
export type Feature = number | string;

/** How features are numbered. The same feature is the same each time. */
export interface Numbering {
  /** How many are numbered: a number from here on is as good as a name. */
  readonly size: number;
  /** A feature by its name, which is not a pair of stems unless {@link pair} does not know it. */
  feature(name: string): Feature;
  /** The pair of two stems, without making its name; undefined where it takes the name. */
  pair(first: Feature, second: Feature): Feature | undefined;
}

/** The numbers of learned features: their places among the names. */
export class LearnedFeatures implements Numbering {
  readonly size: number;
  private readonly byName = new Map<string, number>();
  /** The stems' own numbers, by feature, and pairs of stems by these. */
  private readonly stems: Int32Array;
  private readonly pairs = new Map<number, number>();
  private count = 0;

  constructor(names: readonly string[]) {
    this.size = names.length;
    this.stems = new Int32Array(names.length);
    const own = new Map<string, number>();
    names.forEach((name, number) => {
      if (placeOfSecond(name) > 0) return;
      this.byName.set(name, number);
      if (!name.startsWith(STEMS) || name.includes(' ', STEMS.length)) return;
      own.set(name.slice(STEMS.length), this.count);
      this.stems[number] = this.count;
      this.count += 1;
    });
    names.forEach((name, number) => {
      const second = placeOfSecond(name);
      if (second < 0) return;
      const first = own.get(name.slice(STEMS.length, second - 1)) ?? 0;
      this.pairs.set(first * this.count + (own.get(name.slice(second)) ?? 0), number);
    });
  }

  feature(name: string): Feature {
    return this.byName.get(name) ?? name;
  }

  pair(first: Feature, second: Feature): Feature | undefined {
    // Where a stem has not been seen the pair has not been, either.
    if (typeof first === 'string' || typeof second === 'string') return undefined;
    const key = this.key(first, second);
    return this.pairs.get(key) ?? this.size + key;
  }

  private key(first: number, second: number): number {
    return (this.stems[first] as number) * this.count + (this.stems[second] as number);
  }
}

/** What the names of stems, and of runs of them, begin with. */
const STEMS = 'w ';

/** Where the second stem begins in the name of a pair of stems; -1 in any other name. */
function placeOfSecond(name: string): number {
  const space = name.startsWith(STEMS) ? name.indexOf(' ', STEMS.length) : -1;
  return space < 0 || name.includes(' ', space + 1) ? -1 : space + 1;
}

/** Numbers features as they come. */
export class NewFeatures implements Numbering {
  readonly size = Number.POSITIVE_INFINITY;
  /** In the order of their numbers. */
  readonly names: string[] = [];
  private readonly byName = new Map<string, number>();

  feature(name: string): number {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    this.byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  pair(): undefined {
    return undefined;
  }
}
