import { z } from 'zod';
import { SignpostError } from '../../errors';

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2_048);

/** What the app package says of who runs the bot, and an example of each for the person who has to write it. */
const SETTINGS = {
  MICROSOFT_APP_ID: { form: z.guid('must be a GUID'), example: '00000000-0000-0000-0000-000000000000' },
  TEAMS_DEVELOPER_NAME: { form: z.string().max(32, 'must be at most 32 characters'), example: 'Your council' },
  TEAMS_DEVELOPER_WEBSITE: { form: httpsUrl, example: 'https://www.example.org' },
  TEAMS_PRIVACY_URL: { form: httpsUrl, example: 'https://www.example.org/privacy' },
  TEAMS_TERMS_URL: { form: httpsUrl, example: 'https://www.example.org/terms' },
} as const;
type Name = keyof typeof SETTINGS;
const NAMES = Object.keys(SETTINGS) as Name[];

/** The values of the manifest's placeholders. */
export type AppSettings = Readonly<Record<Name | 'TEAMS_DEVELOPER_HOST' | 'VERSION', string>>;

/** Reads what the manifest needs from the environment; throws a SignpostError that names every setting that is missing or wrong, with an example. */
export function readAppSettings(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): AppSettings {
  const read = NAMES.map((name) => ({ name, value: environment[name]?.trim() ?? '' }));
  const problems = read.flatMap(({ name, value }) => {
    const { form, example } = SETTINGS[name];
    const problem = value === '' ? 'is missing' : form.safeParse(value).error?.issues[0]?.message;
    return problem ? [`  - ${name} ${problem}; for example ${name}=${example}`] : [];
  });
  if (problems.length > 0) {
    const all = problems.join('\n');
    throw new SignpostError(
      'teams_package_settings',
      `The Teams app package needs settings, in .env or the environment:\n${all}`,
    );
  }
  const values = Object.fromEntries(read.map(({ name, value }) => [name, value])) as Record<Name, string>;
  return { ...values, TEAMS_DEVELOPER_HOST: new URL(values.TEAMS_DEVELOPER_WEBSITE).hostname, VERSION: version };
}
