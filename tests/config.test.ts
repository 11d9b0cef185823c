import { ConfigError, readConfig, SETTING_NAMES } from '../src/config';

const APP = '00000000-0000-4000-8000-000000000001';
const TENANT = '00000000-0000-4000-8000-000000000002';

/** The problems of an environment, one string each; empty when there are none. */
function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe('no settings at all', () => {
  const config = readConfig({});

  it('serve the web page on this machine alone', () => {
    expect(config).toMatchObject({ port: 3978, host: '127.0.0.1', loopback: true, web: true, warnings: [] });
    expect(config).not.toHaveProperty('slack');
    expect(config).not.toHaveProperty('teams');
  });

  it('are the same as settings left empty', () => {
    expect(readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, ' '])))).toEqual(config);
  });

  it('make a configuration that cannot be changed', () => {
    expect(Reflect.set(config, 'port', 1)).toBe(false);
    expect(Reflect.set(config.warnings, '0', 'x')).toBe(false);
  });
});

describe('the web page', () => {
  it.each([
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '0.0.0.0', WEB: 'on' }, true],
    [{ WEB: 'off' }, false],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '127.999.0.1' }, false],
  ])('with %j is served: %s', (environment, served) => {
    expect(readConfig(environment).web).toBe(served);
  });
});

describe('Slack', () => {
  it('is served over HTTP with a token and a secret, and by Socket Mode with an app token', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' xoxb-1 ', SLACK_SIGNING_SECRET: 's' }).slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 's',
      apiUrl: 'https://slack.com/api/',
      channelAnswers: 'thread',
    });
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
      appToken: 'xapp-1',
    });
  });
});

describe('Teams', () => {
  const credentials = { MICROSOFT_APP_ID: APP, MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: TENANT };

  it('admits the people of the app’s own tenant, unless others are named', () => {
    expect(readConfig(credentials).teams?.allowedTenants).toEqual([TENANT]);
    const teams = readConfig({ ...credentials, TEAMS_ALLOWED_TENANTS: ` ${TENANT} , ${APP},` }).teams;
    expect(teams?.allowedTenants).toEqual([TENANT, APP]);
  });

  it('needs no password with a managed identity', () => {
    const { MICROSOFT_APP_PASSWORD: _, ...rest } = credentials;
    expect(problemsOf({ ...rest, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toEqual([]);
  });
});

describe('a wrong value refuses to start, and says which setting and what it should be', () => {
  it.each([
    [{ PORT: 'eighty' }, ['PORT']],
    [{ PORT: '70000' }, ['PORT']],
    [{ PORT: '39.78' }, ['PORT']],
    [{ WEB: 'yes' }, ['WEB']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'https://slack.com/api' }, ['SLACK_API_URL']],
    [{ TEAMS_LOGIN_URL: 'http://login.example.org' }, ['TEAMS_LOGIN_URL']],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: 's' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ MICROSOFT_APP_PASSWORD: 'p' }, ['MICROSOFT_APP_ID']],
    [{ MICROSOFT_APP_ID: APP }, ['MICROSOFT_APP_TENANT_ID', 'MICROSOFT_APP_PASSWORD']],
    [
      { MICROSOFT_APP_ID: 'my bot', MICROSOFT_APP_PASSWORD: 'p', MICROSOFT_APP_TENANT_ID: TENANT },
      ['MICROSOFT_APP_ID'],
    ],
  ])('%j', (environment, names) => {
    const problems = problemsOf(environment);
    expect(problems.map((problem) => problem.split(/[: ]/)[0])).toEqual(names);
    for (const name of names) expect(problems.join('\n')).toContain(`for example ${name}=`);
  });

  it('all of them at once, those between settings too', () => {
    const problems = problemsOf({ PORT: 'x', WEB: 'maybe', SLACK_SIGNING_SECRET: 's', MICROSOFT_APP_ID: APP });
    expect(problems.map((problem) => problem.split(/[: ]/)[0])).toEqual([
      'PORT',
      'WEB',
      'SLACK_BOT_TOKEN',
      'MICROSOFT_APP_TENANT_ID',
      'MICROSOFT_APP_PASSWORD',
    ]);
  });

  it('without repeating a secret', () => {
    const secret = 'hunter2hunter2';
    const names = SETTING_NAMES.filter((name) => /TOKEN|SECRET|PASSWORD|_ID$/.test(name));
    const text = problemsOf({ PORT: 'x', ...Object.fromEntries(names.map((name) => [name, secret])) }).join('\n');
    expect(text).toContain('SLACK_BOT_TOKEN');
    expect(text).not.toContain(secret);
  });
});

describe('a setting that is not known is pointed out, and not refused', () => {
  it.each([
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLAK_BOT_TOKEN', 'SLACK_BOT_TOKEN'],
    ['MICROSOFT_APP_PASWORD', 'MICROSOFT_APP_PASSWORD'],
    ['TEAMS_ALLOWED_TENANT', 'TEAMS_ALLOWED_TENANTS'],
    ['DATADIR', 'DATA_DIR'],
    ['KNOWLEGE_DIR', 'KNOWLEDGE_DIR'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
  ])('%s, with what was probably meant', (name, meant) => {
    const { warnings } = readConfig({ [name]: 'x' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(name);
    expect(warnings[0]).toContain(meant);
  });

  it('one that is like none of ours, by its prefix', () => {
    expect(readConfig({ TEAMS_COLOUR: 'blue' }).warnings.join()).toContain('TEAMS_COLOUR');
  });

  it('but not what belongs to others, or is empty', () => {
    const others = {
      PATH: '/bin',
      HOME: '/root',
      HOSTNAME: 'a',
      NODE_ENV: 'x',
      SHELL: 'x',
      USER: 'x',
      SLACK_COLOUR: '',
    };
    expect(readConfig(others).warnings).toEqual([]);
  });

  it('and without its value', () => {
    expect(readConfig({ SLACK_BOT_TOKN: 'hunter2' }).warnings.join()).not.toContain('hunter2');
  });
});
