import { z } from 'zod';
import type { AppSettings } from './app-settings';

const https = z.url({ protocol: /^https$/, error: 'must be an https address' });
const words = (most: number) => z.string().min(1).max(most, `is longer than ${most} characters`);

/** A list in which `keyOf` gives nothing twice. */
function distinct<Item extends z.ZodType>(item: Item, what: string, keysOf: (item: z.output<Item>) => string[]) {
  return z.array(item).refine((all) => {
    const keys = all.flatMap(keysOf);
    return new Set(keys).size === keys.length;
  }, `names ${what} twice`);
}

const scopes = distinct(z.string(), 'a scope', (scope) => [scope]).min(1);
const title = ({ title }: { title: string }) => [title.toLowerCase()];
const command = z.looseObject({ title: words(32), description: words(128).optional() });
const commandList = z.looseObject({
  scopes,
  triggers: z.array(z.string()).default(['mention']),
  commands: distinct(command, 'a command', title).max(12, 'has more than the twelve commands that Teams shows'),
});
const botId = z.string();

/**
 * What Teams or its reviewers refuse, whether Microsoft's schema sees it or not: it lets http addresses, versions of two parts and anything
 * named twice pass, and it is not there where only what runs is installed.
 */
const Strict = z
  .looseObject({
    id: z.guid('must be a GUID'),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must have three parts (1.2.3)'),
    name: z.looseObject({ short: words(30), full: words(100) }),
    description: z.looseObject({ short: words(80), full: words(4_000) }),
    developer: z.looseObject({ name: words(32), websiteUrl: https, privacyUrl: https, termsOfUseUrl: https }),
    validDomains: z.array(z.string().regex(/^[\w-]+(\.[\w-]+)+$/, 'must be a host name')),
    bots: z.array(
      z.looseObject({
        botId,
        scopes,
        commandLists: distinct(commandList, 'a scope for the same trigger', (list) =>
          list.scopes.flatMap((scope) => list.triggers.map((trigger) => `${trigger} ${scope}`)),
        ).max(3, 'are more than three lists'),
      }),
    ),
    composeExtensions: z
      .array(
        z.looseObject({
          botId,
          commands: distinct(command.extend({ id: words(64) }), 'a command', ({ id }) => [id]),
        }),
      )
      .optional(),
  })
  .refine(
    ({ id, bots, composeExtensions = [] }) => [...bots, ...composeExtensions].every(({ botId }) => botId === id),
    'names another bot than the app itself',
  );

/** Puts the settings into the manifest's placeholders (`${{NAME}}`). Throws for a template that is not JSON or names something else. */
export function fillManifest(template: string, settings: AppSettings): unknown {
  const values: Readonly<Record<string, string | undefined>> = settings;
  const filled = template.replace(/\$\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`manifests/teams/manifest.json has a placeholder that nobody fills: ${name}`);
    return JSON.stringify(value).slice(1, -1);
  });
  return JSON.parse(filled);
}

/** The problems of a filled manifest that Microsoft's schema doesn't see; empty when there are none. */
export function manifestProblems(manifest: unknown): string[] {
  const issues = Strict.safeParse(manifest).error?.issues ?? [];
  return issues.map(({ path, message }) => `/${path.join('/')} ${message}`);
}
