import type { Question } from '../../question';
import { withLead } from './reply';
import { ask, type Room } from './room';
import { type Asker, replyPrivately } from './ways';

/** Kind words and the help card, for the one who tapped a button that can't be read. `thread`: the conversation that it goes on. */
export async function choiceGone(
  room: Room,
  asker: Asker,
  about: Partial<Pick<Question, 'thread'>> = {},
): Promise<void> {
  const help = await ask(room, { ...about, text: '', channel: 'slack', surface: 'button', isPrivate: true });
  await replyPrivately(room, 'button', asker, withLead('choice.gone', help));
}
