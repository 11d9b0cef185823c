import { renderPage } from '../../../src/channels/web/page';
import type { Knowledge } from '../../../src/knowledge/knowledge';
import { leaflet, own } from '../../fixtures/answers';
import { send } from '../../fixtures/send';
import { KNOWLEDGE, serve, serveWeb } from './served';

describe('the page', () => {
  const page = renderPage(KNOWLEDGE, '/assets/x');

  it('shows the emergency numbers before anything is asked', () => {
    expect(page).toContain('<a href="tel:999">999</a>');
    expect(page).toContain('<a href="tel:+448001214114">0800 121 4114</a>');
  });

  it('names the leaflet and its publisher', () => {
    expect(page).toContain(KNOWLEDGE.leaflet.title.text);
    expect(page).toContain(KNOWLEDGE.leaflet.publisher.text);
  });

  it('suggests topics in the leaflet’s order, one team and the whole list, by id', () => {
    const chips = [...page.matchAll(/data-choice="\w+:(\w+:[\w-]+)"/g)].map(([, choice]) => choice);
    expect(chips).toEqual([
      'topic:definition',
      'topic:involves',
      'topic:consent',
      'topic:vulnerability',
      'topic:signs',
      'topic:action',
      'contact:airdrie',
      'list:contacts',
    ]);
  });

  it('shows markup in the content as words', () => {
    const odd: Knowledge = {
      ...KNOWLEDGE,
      leaflet: { ...KNOWLEDGE.leaflet, title: leaflet('<i>"Tom" & co</i>') },
      topics: KNOWLEDGE.topics.map((topic) => ({ ...topic, label: [own('<b onclick="x">')] })),
    };
    const html = renderPage(odd, '/assets/x');
    expect(html).toContain('&lt;i&gt;&quot;Tom&quot; &amp; co&lt;/i&gt;');
    expect(html).not.toMatch(/<[bi][ >]/);
  });

  it('holds no inline code or style', () => {
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script>|javascript:/i);
  });
});

describe('the page’s files', () => {
  it('are served for a year under an address that holds their content', async () => {
    const { server, url } = await serveWeb();
    const html = (await send(`${url}/`)).text;
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(new Set(paths).size).toBeGreaterThanOrEqual(7);
    for (const path of paths) {
      const { status, headers } = await send(url + path);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=31536000, immutable']);
    }
    await server.stop();
  });

  it('are all that can be had', async () => {
    const { server, url } = await serveWeb();
    const base = /\/assets\/[0-9a-f]+/.exec((await send(`${url}/`)).text)?.[0] ?? '';
    for (const name of ['tsconfig.json', 'browser.d.ts', '..%2fpage.ts', '%2e%2e/page.ts', 'nothing.css', '']) {
      expect([name, (await send(`${url}${base}/${name}`)).status]).toEqual([name, 404]);
    }
    await server.stop();
  });

  it('are not there, nor is the page, when the web room is off', async () => {
    const { server, url } = await serve([]);
    expect((await send(`${url}/`)).status).toBe(404);
    expect((await send(`${url}/api/ask`, { method: 'POST' })).status).toBe(404);
    await server.stop();
  });
});
