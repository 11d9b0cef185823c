import { overviewOf } from '../../answering/overview';
import { renderHome } from '../../cards/slack-home';
import type { Room } from './room';
import { logged } from './slack-error';

/**
 * Publishes the Home to somebody, unless what they have shows the same already (`shown`: its private_metadata). Nobody is remembered for
 * it. What Slack refuses is logged: the next opening tries again. Never rejects.
 */
export async function publishHome({ knowledge, clock, views, log }: Room, user: string, shown?: string): Promise<void> {
  const home = renderHome(overviewOf(knowledge(), clock()));
  if (home.private_metadata === shown) return;
  try {
    await views.publish(user, home);
  } catch (error) {
    log.error({ channel: 'slack', surface: 'home', ...logged(error) }, 'Slack did not take the Home');
  }
}
