// Measures that are the same for every system.

/** A small generator with a fixed seed (mulberry32): the same typos every time. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A text with one edit (delete, insert, substitute, transpose) in one of its words of four letters or more, both at random; the text
 * itself when it has no such word.
 */
export function withTypo(text, random) {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  const word = words[Math.floor(random() * words.length)];
  if (!word) return text;
  const letters = word[0];
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const at = Math.floor(random() * (letters.length - 1));
  const before = letters.slice(0, at);
  const edits = [
    () => before + letters.slice(at + 1),
    () => before + letter + letters.slice(at),
    () => before + letter + letters.slice(at + 1),
    () => before + letters[at + 1] + letters[at] + letters.slice(at + 2),
  ];
  const edited = edits[Math.floor(random() * edits.length)]();
  return text.slice(0, word.index) + edited + text.slice(word.index + letters.length);
}

/** The chance, 0 to 1, that a question of the set scores above one that is out of scope; a tie counts half. Undefined without both. */
export function auroc(inside, outside) {
  if (inside.length === 0 || outside.length === 0) return undefined;
  const all = [...inside.map((score) => ({ score, own: 1 })), ...outside.map((score) => ({ score, own: 0 }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end].score === all[start].score) end += 1;
    const middle = (start + 1 + end) / 2;
    for (let i = start; i < end; i += 1) if (all[i].own) ranks += middle;
    start = end;
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length);
}

/** The value below which a share of the values lies (nearest rank). Undefined for none. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/**
 * The rule of the CLINC150 paper (Larson et al. 2019, "oos-threshold"): the threshold that puts most of the validation questions right,
 * out of scope being one more intent. A question is `{ score, right }`, one that is out of scope is never right.
 */
export function paperThreshold(inside, outside) {
  const all = [
    ...inside.map((asked) => ({ ...asked, own: true })),
    ...outside.map((asked) => ({ ...asked, own: false })),
  ];
  all.sort((a, b) => a.score - b.score);
  let gain = 0;
  let best = { gain: 0, threshold: Number.NEGATIVE_INFINITY };
  all.forEach(({ score, right, own }, i) => {
    // A threshold just above this question refuses it.
    gain += own ? (right ? -1 : 0) : 1;
    const next = all[i + 1]?.score;
    if (next !== score && gain > best.gain)
      best = { gain, threshold: next === undefined ? score + 1 : (score + next) / 2 };
  });
  return best.threshold;
}

/**
 * The share of the questions out of scope that the highest threshold refuses at which this share of the others still come out right: what the scores
 * can do, wherever a rule puts its threshold. Undefined where too few are right or none is out of scope.
 */
export function refusedWith(wanted, inside, outside) {
  const right = inside.filter((asked) => asked.right).map(({ score }) => score);
  const needed = Math.ceil(wanted * inside.length);
  if (right.length < needed || needed === 0) return undefined;
  const threshold = right.sort((a, b) => b - a)[needed - 1];
  return share(outside, ({ score }) => score < threshold);
}

/** The share, 0 to 1, of the items that pass. Undefined for none. */
export function share(items, passes) {
  return items.length === 0 ? undefined : items.filter(passes).length / items.length;
}

/** At most `most` of the items, evenly spaced. */
export function thinned(items, most) {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]);
}
