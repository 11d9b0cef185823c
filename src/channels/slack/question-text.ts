/**
 * The words of a Slack message as its writer saw them, without its mark-up: mentions of people and groups go, channels
 * and links keep their label, escaped characters are set back, emoji codes and white space at the ends are left out.
 * A message of nothing else is an empty question. (docs.slack.dev, "Formatting message text".)
 */
export function questionText(text: string | undefined): string {
  return (text ?? '')
    .replace(/<([^<>]*)>/g, (_whole, inside: string) => labelOf(inside))
    .replace(/(?<!\w)(?::[a-z0-9_+'-]*[a-z+][a-z0-9_+'-]*:)+/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}

function labelOf(inside: string): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  // A person's or a group's name is nothing to answer from, and not ours to keep.
  if (target.startsWith('@') || target.startsWith('!subteam')) return ' ';
  if (target.startsWith('#') || target.startsWith('!')) return label ?? ' ';
  return label ?? target.replace(/^(?:mailto|tel):/, '');
}
