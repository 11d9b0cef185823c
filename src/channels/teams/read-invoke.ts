import { z } from 'zod';
import { fromJson, isAlone, readTapped } from './choice-value';
import { htmlText } from './message-text';
import { FORM_FIELDS } from './question-form';
import type { Expects, Turn, Whereabouts } from './turn';

const text = z.string().optional().catch(undefined);
const record = z.record(z.string(), z.unknown()).catch({});

const Execute = z.object({ action: z.object({ verb: text, data: z.unknown().optional() }) });
const Query = z.object({
  parameters: z.array(z.object({ name: text, value: text })).catch([]),
  queryOptions: z.object({ skip: z.number() }).optional().catch(undefined),
});
const OnMessage = z.object({
  messagePayload: z.object({ body: z.object({ contentType: text, content: text }) }),
});
const Feedback = z.object({ actionName: z.literal('feedback'), actionValue: z.object({ reaction: z.string() }) });

/** The parts of an invoke that are read. */
export interface Invoke {
  readonly name: string;
  readonly value: unknown;
  readonly replyToId: string | undefined;
}

/**
 * Reads what a client asked us for directly. Each has an answer: `expects` says in which form Teams waits for it
 * (https://learn.microsoft.com/microsoftteams/platform: cards' universal actions, dialogs, message extensions, feedback buttons).
 */
export function readInvoke({ name, value, replyToId }: Invoke, where: Whereabouts): Turn {
  switch (name) {
    case 'adaptiveCard/action':
      return readExecute(value, where);
    case 'composeExtension/query':
      return readSearch(value, where);
    case 'composeExtension/selectItem':
      return { ...where, kind: 'found', expects: 'results', tapped: readTapped(value) ?? 'unreadable' };
    case 'composeExtension/fetchTask':
      return { ...where, kind: 'about-message', expects: 'dialog', text: textOfMessage(value) };
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return readDialog(name, record.parse(fromJson(record.parse(value).data)), where);
    case 'message/submitAction':
      return readFeedback(name, value, replyToId, where);
    default:
      return { ...where, kind: 'other-invoke', expects: expectsOf(name), name };
  }
}

function expectsOf(name: string): Expects {
  if (name.startsWith('composeExtension/')) return 'results';
  return name.startsWith('task/') ? 'dialog' : 'card';
}

function readExecute(value: unknown, where: Whereabouts): Turn {
  const action = Execute.safeParse(value).data?.action;
  const data = record.parse(fromJson(action?.data));
  const tapped = action?.verb === 'answer' ? readTapped(action.data) : undefined;
  return {
    ...where,
    ...(isAlone(action?.data) ? { onlyYou: true } : {}),
    kind: 'button',
    expects: 'card',
    tapped: tapped ?? 'unreadable',
    inPlace: 'inPlace' in data,
  };
}

/** The first run of a search brings the parameter `initialRun` in the place of what is searched for. */
function readSearch(value: unknown, where: Whereabouts): Turn {
  const { parameters = [], queryOptions } = Query.safeParse(value).data ?? {};
  const text = parameters.find(({ name }) => name !== 'initialRun')?.value?.trim() ?? '';
  return { ...where, kind: 'search', expects: 'results', text, more: (queryOptions?.skip ?? 0) > 0 };
}

function textOfMessage(value: unknown): string {
  const { contentType, content = '' } = OnMessage.safeParse(value).data?.messagePayload.body ?? {};
  return contentType === 'text' ? content.trim() : htmlText(content);
}

function readDialog(name: string, data: Readonly<Record<string, unknown>>, where: Whereabouts): Turn {
  const expects = 'dialog';
  if (data.form === 'open') return { ...where, kind: 'form-opened', expects };
  if (data.form === 'send') return readForm(data, where);
  if ('choice' in data) return { ...where, kind: 'dialog-button', expects, tapped: readTapped(data) ?? 'unreadable' };
  return { ...where, kind: 'other-invoke', expects, name };
}

/** A toggle comes as the text "true". */
function readForm(data: Readonly<Record<string, unknown>>, where: Whereabouts): Turn {
  const { [FORM_FIELDS.words]: words, [FORM_FIELDS.confirm]: confirm, formId } = data;
  return {
    ...where,
    kind: 'form-sent',
    expects: 'dialog',
    text: typeof words === 'string' ? words.trim() : '',
    ...(typeof formId === 'string' ? { form: formId } : {}),
    isConfirmed: String(confirm) === 'true',
  };
}

/** Some clients send the value as a string of JSON. */
function readFeedback(name: string, value: unknown, about: string | undefined, where: Whereabouts): Turn {
  const { reaction } = Feedback.safeParse(fromJson(value)).data?.actionValue ?? {};
  if (reaction !== 'like' && reaction !== 'dislike')
    return { ...where, kind: 'other-invoke', expects: 'nothing', name };
  const helpful = reaction === 'like';
  return { ...where, kind: 'feedback', expects: 'nothing', helpful, ...(about ? { about } : {}) };
}
