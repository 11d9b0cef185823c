/** Longer messages speak for themselves. */
const LONGEST = 300;

/**
 * How a message begins that goes on: with thanks, or taking back ("no, I meant", "sorry, wrong one", "that's not what I asked"). A "no"
 * wants its comma, or an "I meant": "no idea" takes nothing back.
 */
const OPENING =
  /^[\s,.!]*(?:(?:(?:no|naw|nah|nope)(?=\s*[,.;:!\u2026-]|\s+(?:sorry|i |wait|not )|$)|not (?:that|this)(?: one)?|sorry|oops|wait|actually|oh|apologies|thanks|thank you|ta|cheers|great|(?:the )?wrong (?:one|thing|way)|that(?:'|\u2019)?s (?:not|no) (?:what|whit) (?:i|a|ah) (?:asked|meant|wanted|said|was after)(?: for)?|never mind(?: (?:that|it|them)|(?=\s*[,.;:!\u2026-]))|forget (?:that|it)|i (?:mean|meant|wanted|want|was asking|was after)(?: to (?:ask|say))?(?: for| about)?)(?:[\s,.;:!\u2026-]+|$))+/i;
/** Of those, what says that the answer before was not what was meant. */
const TAKES_BACK = /\b(?:no|naw|nah|nope|not|wrong|mean|meant|never|forget)\b/i;

/** How a message begins that thanks or takes back before it asks, and what it asks then. */
interface Opening {
  readonly rest: string;
  /** Whether what was answered before is not what was meant. */
  readonly takesBack: boolean;
}

/** A message's opening; undefined where there is none, or nothing after it. */
export function opening(text: string): Opening | undefined {
  if (text.length > LONGEST) return undefined;
  const begun = OPENING.exec(text)?.[0] ?? '';
  const rest = text.slice(begun.length).trim();
  return begun !== '' && /\p{L}/u.test(rest) ? { rest, takesBack: TAKES_BACK.test(begun) } : undefined;
}
