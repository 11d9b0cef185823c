import { freshTrigger, freshTs, IDS } from './ids';
import type { Json } from './json';
import type { Delivery } from './line';
import { appEvent } from './payloads';
import type { View } from './views';

/** What stands in the boxes of a view: by the box's id, its words or the values ticked in it. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Somebody opens a tab of the app; `view` is the Home that they have. */
export function homeOpened(view?: View, tab = 'home'): Delivery {
  return appEvent('app_home_opened', {
    user: IDS.asker,
    channel: IDS.direct,
    tab,
    event_ts: freshTs(),
    ...(view ? { view: told(view, {}) } : {}),
  });
}

/** The shortcut that needs no message. */
export function globalShortcut(callback: string, trigger = freshTrigger()): Delivery {
  return interaction('shortcut', { callback_id: callback, action_ts: freshTs() }, trigger);
}

/** A shortcut on a message, written by somebody else, in a channel. */
export function messageShortcut(callback: string, text: string, responseUrl: string, more: Json = {}): Delivery {
  const ts = freshTs();
  const channel = { id: IDS.channel, name: 'help' };
  const message = { type: 'message', user: IDS.otherPerson, ts, text };
  return interaction('message_action', {
    callback_id: callback,
    message_ts: ts,
    message,
    channel,
    response_url: responseUrl,
    action_ts: freshTs(),
    ...more,
  });
}

/** A tap on a button of a view, a choice in its select, or Enter in its box. */
export function viewTap(view: View, action: Json, typed: Typed = {}, trigger = freshTrigger()): Delivery {
  const actions = [{ block_id: 'b1', action_ts: freshTs(), ...action }];
  const container = { type: 'view', view_id: view.id };
  return interaction('block_actions', { container, view: told(view, typed), actions }, trigger);
}

/** A view's form is sent. */
export function viewSubmission(view: View, typed: Typed): Delivery {
  return interaction('view_submission', { view: told(view, typed), response_urls: [] });
}

/** The elements of a view that can be tapped or typed in, in order. */
export function elementsOf(view: View): Json[] {
  return view.blocks
    .flatMap(({ elements, element }) => [...(Array.isArray(elements) ? elements : []), element])
    .filter(isElement);
}

function isElement(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && 'action_id' in value;
}

function told({ id, hash, type, callback, metadata, args }: View, typed: Typed): Json {
  return {
    ...args,
    id,
    hash,
    type,
    team_id: IDS.team,
    app_id: IDS.app,
    bot_id: IDS.bot,
    callback_id: callback,
    private_metadata: metadata,
    root_view_id: id,
    previous_view_id: null,
    state: {
      values: Object.fromEntries(Object.entries(typed).map(([box, value]) => [box, { [box]: stateOf(value) }])),
    },
  };
}

function stateOf(value: string | readonly string[]): Json {
  if (typeof value === 'string') return { type: 'plain_text_input', value: value === '' ? null : value };
  return { type: 'checkboxes', selected_options: value.map((ticked) => ({ value: ticked })) };
}

function interaction(type: string, more: Json, trigger = freshTrigger()): Delivery {
  const payload = {
    type,
    token: 'legacy',
    user: { id: IDS.asker, username: 'asker', name: 'asker', team_id: IDS.team },
    api_app_id: IDS.app,
    team: { id: IDS.team, domain: 'peer' },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: trigger,
    ...more,
  };
  return { type: 'interaction', payload };
}
