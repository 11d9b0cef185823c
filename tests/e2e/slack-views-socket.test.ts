import { describeHome } from './slack-home';
import { describeSending, describeSendingInTrouble } from './slack-sending';
import { describeShortcuts } from './slack-shortcuts';

describe('Slack over Socket Mode, in views', () => {
  describe('shortcuts', () => describeShortcuts('socket'));
  describe('the Home', () => describeHome('socket'));
  describe('a question to the owners', () => describeSending('socket'));
  describe('a question to the owners, in trouble', () => describeSendingInTrouble('socket'));
});
