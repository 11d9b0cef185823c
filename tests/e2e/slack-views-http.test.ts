import { describeHome } from './slack-home';
import { describeSending, describeSendingInTrouble } from './slack-sending';
import { describeShortcuts } from './slack-shortcuts';

describe('Slack over HTTP, in views', () => {
  describe('shortcuts', () => describeShortcuts('http'));
  describe('the Home', () => describeHome('http'));
  describe('a question to the owners', () => describeSending('http'));
  describe('a question to the owners, in trouble', () => describeSendingInTrouble('http'));
});
