import { z } from 'zod';
import type { AppSettings } from './app-settings';

const https = z.url({ protocol: /^https$/, error: 'must be an https address' });
const scopes = z
  .array(z.string())
  .min(1)
  .refine((all) => new Set(all).size === all.length, 'names a scope twice');

/** What Microsoft's schema lets pass and Teams or its reviewers refuse. */
const Strict = z.looseObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must have three parts (1.2.3)'),
  developer: z.looseObject({ websiteUrl: https, privacyUrl: https, termsOfUseUrl: https }),
  validDomains: z.array(z.string().regex(/^[\w-]+(\.[\w-]+)+$/, 'must be a host name')),
  bots: z.array(
    z.looseObject({
      scopes,
      commandLists: z.array(
        z.looseObject({
          scopes,
          commands: z.array(
            z.looseObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) }),
          ),
        }),
      ),
    }),
  ),
});

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
