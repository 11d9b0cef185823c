import { parseActivity, readTurn } from '../../../src/channels/teams/read-activity';
import type { Turn } from '../../../src/channels/teams/turn';
import {
  buttonTap,
  dialog,
  messageAction,
  onlyYouMessage,
  PERSON,
  personalMessage,
  search,
  type TeamsActivity,
  thumb,
} from '../../peers/teams/activities';

const URL = 'https://smba.example/';
function read(activity: TeamsActivity): Turn | undefined {
  const parsed = parseActivity(activity);
  return parsed && readTurn(parsed);
}

it('keeps no name and no id of a person', () => {
  const turn = read(personalMessage(URL, 'signs'));
  expect(turn).toEqual({
    kind: 'message',
    text: 'signs',
    place: 'personal',
    tenantId: expect.any(String),
    conversationId: expect.any(String),
    activityId: expect.any(String),
    serviceUrl: URL,
  });
});

it.each([
  ['a search', search(URL, 'signs')],
  ['a message action', messageAction(URL, '<p>signs</p>')],
  ['a question to the owners', dialog(URL, 'submit', { form: 'send', question: 'signs' })],
  ['a thumb', thumb(URL, 'like', 'posted-1')],
  ['a command for one person alone', onlyYouMessage(URL, 'signs')],
])('keeps no name and no id of a person, and no words about a thumb: %s', (_what, activity) => {
  const turn = JSON.stringify(read(activity));
  for (const secret of [...Object.values(PERSON), 'Airdrie']) expect(turn).not.toContain(secret);
});

it('takes a conversation that is not said to be personal as read by others', () => {
  for (const conversationType of [undefined, 'groupChat', 'meeting', 7]) {
    const conversation = { id: 'x', conversationType };
    expect(read(personalMessage(URL, 'signs', { conversation }))).toMatchObject({ place: 'group' });
  }
});

it('takes the tenant from the channel data where the conversation has none', () => {
  const conversation = { id: 'x', conversationType: 'personal' };
  const turn = read(personalMessage(URL, 'signs', { conversation, channelData: { tenant: { id: 't1' } } }));
  expect(turn).toMatchObject({ tenantId: 't1' });
});

it('reads what it can of an activity whose other fields are not what they should be', () => {
  const odd = { entities: 'none', from: 5, membersAdded: { id: 'x' }, name: [] };
  expect(read(personalMessage(URL, 'signs', odd))).toMatchObject({ kind: 'message', text: 'signs' });
});

it.each([{ value: undefined }, { value: 'x' }, { value: { action: null } }])(
  'reads the tap %j as unreadable',
  (value) => {
    expect(read(buttonTap(URL, undefined, value))).toMatchObject({ kind: 'button', tapped: 'unreadable' });
  },
);

it.each([[undefined], [null], ['words'], [[]], [{}], [{ type: 'message' }]])('reads no turn from %j', (body) => {
  const parsed = parseActivity(body);
  expect(parsed && readTurn(parsed)).toBeUndefined();
});
