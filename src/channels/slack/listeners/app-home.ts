import type { AppHomeOpenedEvent } from '@slack/types';
import type { Heard } from '../hear-events';
import { publishHome } from '../publish-home';
import type { Room } from '../room';

/** Somebody opens our Home: it is published when they have none yet, or one of other content. */
export async function onHomeOpened(room: Room, { event }: Pick<Heard<AppHomeOpenedEvent>, 'event'>): Promise<void> {
  if (event.tab === 'home') await publishHome(room, event.user, event.view?.private_metadata);
}
