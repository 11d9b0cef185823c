/** How like two texts are, 0 to 1: the share of three-letter pieces that they have in common (Dice). For hints, not for proof. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  if (left.size + right.size === 0) return 0;
  let common = 0;
  for (const piece of left) if (right.has(piece)) common += 1;
  return (2 * common) / (left.size + right.size);
}

function pieces(text: string): Set<string> {
  const flat = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= flat.length; at += 1) found.add(flat.slice(at, at + 3));
  return found;
}
