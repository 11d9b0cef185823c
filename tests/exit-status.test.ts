import { ConfigError } from '../src/config';
import { SignpostError } from '../src/errors';
import { exitStatus } from '../src/exit-status';

describe('the exit status', () => {
  it.each([
    ['settings that are not right', new ConfigError(['PORT']), 2],
    ['arguments that are not right', new SignpostError('usage', ''), 2],
    ['no content', new SignpostError('content_folder', ''), 2],
    ['a platform that refuses us', new SignpostError('slack_missing_scope', ''), 3],
    ['a platform out of reach', new SignpostError('slack_unreachable', ''), 4],
    ['a database out of reach', new SignpostError('store_unreachable', ''), 4],
    ['a port in use', new SignpostError('port_in_use', ''), 1],
    ['a fault of our own', new TypeError('x'), 1],
  ])('for %s', (_what, error, status) => expect(exitStatus(error)).toBe(status));
});
