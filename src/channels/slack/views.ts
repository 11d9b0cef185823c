import type { webApi } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { patiently } from './patiently';

/** The ways in which a view reaches somebody. Each rejects when Slack refuses; slackCode() tells why. A trigger is good once, for three seconds. */
export interface Views {
  open(trigger: string, view: ModalView): Promise<void>;
  /** On top of the modal in which the trigger was made; Slack stacks three. */
  push(trigger: string, view: ModalView): Promise<void>;
  /** In the place of an open modal. */
  update(id: string, view: ModalView): Promise<void>;
  /** As somebody's Home. */
  publish(user: string, view: HomeView): Promise<void>;
}

/** Makes the views over a Web API client. What spends a trigger is not tried again later: the trigger would be stale. */
export function createViews({ views }: Pick<webApi.WebClient, 'views'>): Views {
  return {
    open: async (trigger_id, view) => void (await views.open({ trigger_id, view })),
    push: async (trigger_id, view) => void (await views.push({ trigger_id, view })),
    update: async (view_id, view) => void (await patiently(() => views.update({ view_id, view }))),
    publish: async (user_id, view) => void (await patiently(() => views.publish({ user_id, view }))),
  };
}
