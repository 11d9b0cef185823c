import { setTimeout as wait } from 'node:timers/promises';
import { buildHouse, type House, openHouse } from '../channels/slack/house';
import { encode } from '../peers/slack/http-line';
import { mention } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { describeAsking } from './slack-asking';
import { describeForReal } from './slack-for-real';
import { describeOnce } from './slack-once';
import { describeRefusedCards, describeTrouble, describeWeather } from './slack-weather';

describe('Slack over Socket Mode', () => {
  describe('asked', () => describeAsking('socket'));
  describe('heeds questions', () => describeOnce('socket'));
  describe('in bad weather', () => describeWeather('socket'));
  describe('a card', () => describeRefusedCards('socket'));
  describe('with the leaflet itself', () => describeForReal('socket'));
  describe('in trouble', () => describeTrouble('socket'));
});

describe('the Socket Mode channel', () => {
  let house: House;
  afterEach(() => house.close());

  async function until(condition: () => boolean, withinMs = 3_000): Promise<void> {
    for (const began = Date.now(); !condition(); await wait(5)) {
      if (Date.now() - began > withinMs) throw new Error('it did not come to pass');
    }
  }

  async function answersAQuestion(): Promise<void> {
    await house.line.deliver(mention({ text: 'wishaw' }));
    await house.peer.said(1);
  }

  it('leaves /slack/events unanswered over HTTP', async () => {
    house = await openHouse('socket');
    const { body, type } = encode(mention({ text: 'wishaw' }));
    const headers = { 'content-type': type, ...signedHeaders(house.peer.settings.signingSecret, body) };
    expect((await fetch(house.address, { method: 'POST', headers, body })).status).toBe(404);
  });

  it('opens its socket again, in less than a second, after it was cut', async () => {
    house = await openHouse('socket');
    house.peer.socket.cut();
    await until(() => house.channel.state() === 'connecting');
    await until(() => house.channel.state() === 'connected', 1_000);
    await answersAQuestion();
  });

  it('opens its socket again when Slack asks for it', async () => {
    house = await openHouse('socket');
    house.peer.socket.recycle();
    await until(() => house.peer.calls.filter(({ method }) => method === 'apps.connections.open').length === 2);
    await until(() => house.channel.state() === 'connected');
    await answersAQuestion();
  });

  it('keeps trying while sockets are refused, and answers when they are taken again', async () => {
    house = await openHouse('socket');
    house.peer.socket.refusing = true;
    house.peer.socket.cut();
    await until(() => house.logs.some((line) => line.includes('did not open a socket')));
    expect(house.channel.state()).toBe('connecting');
    house.peer.socket.refusing = false;
    await until(() => house.channel.state() === 'connected', 5_000);
    await answersAQuestion();
  });

  it('lives on when its token is refused after a drop, and says that it has failed', async () => {
    house = await openHouse('socket');
    house.peer.fault({ method: 'apps.connections.open', error: 'invalid_auth' });
    house.peer.socket.cut();
    await until(() => house.channel.state() === 'failed');
    expect(house.logs.join('')).toContain('Slack refused SLACK_APP_TOKEN (invalid_auth)');
    await until(() => house.channel.state() === 'connected', 5_000);
    await answersAQuestion();
  });

  it.each([
    ['slack_invalid_auth', 'invalid_auth', /SLACK_APP_TOKEN.*connections:write/],
    ['slack_missing_scope', 'missing_scope', /lacks the scope connections:write/],
    ['slack_socket_refused', 'access_denied', /Turn on Socket Mode/],
  ])('does not start, with %s, when Slack answers %s', async (code, error, words) => {
    house = await buildHouse('socket');
    house.peer.fault({ method: 'apps.connections.open', error });
    const start = house.channel.start();
    await expect(start).rejects.toMatchObject({ code });
    await expect(start).rejects.toThrow(words);
    expect(house.channel.state()).toBe('failed');
  });

  it('does not start when the socket itself is refused', async () => {
    house = await buildHouse('socket');
    house.peer.socket.refusing = true;
    await expect(house.channel.start()).rejects.toMatchObject({ code: 'slack_socket_refused' });
  });

  it('closes its socket when it is stopped, and stays away', async () => {
    house = await openHouse('socket');
    await house.channel.stop();
    await until(() => house.peer.socket.open() === 0);
    await wait(200);
    expect(house.peer.socket.open()).toBe(0);
    expect(house.channel.state()).toBe('stopped');
  });
});
