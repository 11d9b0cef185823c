import { boltLog } from '../../../src/channels/slack/bolt-log';
import { keptLog } from '../../fixtures/kept-log';

describe("what is kept of Bolt's log", () => {
  function logged(write: (log: ReturnType<typeof boltLog>) => void): { level: number; msg: string }[] {
    const { log, lines } = keptLog();
    write(boltLog(log));
    return lines.map((line) => JSON.parse(line));
  }

  it('is nothing at debug and info, where whole payloads stand', () => {
    expect(
      logged((log) => {
        log.debug('{"text":"my very own words"}');
        log.info('my very own words');
      }),
    ).toEqual([]);
  });

  it('is the opening words of a warning, without the error that it quotes', () => {
    const [line] = logged((log) => log.warn(`Parsing request body failed (error: SyntaxError: "my very own words")`));
    expect(line).toMatchObject({ level: 40, msg: 'Parsing request body failed' });
  });

  it('is that there was a problem, of an error object', () => {
    const [line] = logged((log) => log.error(new Error('my very own words')));
    expect(line).toMatchObject({ level: 50, msg: 'a problem in the Slack library' });
  });
});
