import type { Question, Surface } from '../../question';
import type { Room } from './room';

/** What is told of a question, beside what is asked, that its asker alone sees answered, in no conversation. */
export function askedAlone(
  { limits }: Pick<Room, 'limits'>,
  surface: Surface,
  user: string,
  team: string | undefined,
): Omit<Question, 'text' | 'choice' | 'thread'> {
  return { channel: 'slack', surface, isPrivate: true, who: limits?.who('slack', user, team) };
}
