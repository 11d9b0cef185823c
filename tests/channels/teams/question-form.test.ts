/** @jest-environment jsdom */
import { questionForm } from '../../../src/channels/teams/question-form';
import { drawAdaptiveCard } from '../../cards/read-adaptive-card';

it.each([
  ['empty', questionForm()],
  ['with words that could not be kept', questionForm('my "words" <b>', 'form.failed')],
])('is drawn by the official renderer with nothing to complain of: %s', (_what, form) => {
  if (!('dialog' in form)) throw new Error('no dialog');
  expect(drawAdaptiveCard(JSON.stringify(form.dialog.card)).problems).toEqual([]);
});
