import { changed, describeWithTool, read } from './tool';

const unit = read('deploy', 'systemd', 'signpost.service');

describe('the systemd unit', () => {
  it('runs it as nobody in particular, on a file system that cannot be written to', () => {
    expect(unit).toMatch(/^DynamicUser=yes$/m);
    expect(unit).toMatch(/^ProtectSystem=strict$/m);
  });

  it('gives it longer to stop than the ten seconds that it takes, and starts it again however it ends', () => {
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    expect(unit).toMatch(/^Restart=always$/m);
  });

  it('lets the encoder see what processor it has', () => {
    expect(unit).not.toMatch(/^ProcSubset=pid/m);
  });
});

describeWithTool('systemd-analyze', 'the systemd unit', ({ runOn }) => {
  // The tool asks that the program is there: on this machine node may be elsewhere.
  const here = changed(unit, '/usr/bin/node', process.execPath);
  const verify = (text: string) => {
    const { status, output } = runOn('signpost.service', text, 'verify');
    return [status, output.split('\n').filter((line) => line.includes('signpost'))];
  };

  it('is right in the eyes of systemd', () => {
    expect(verify(here)).toEqual([0, []]);
  });

  it.each([
    ['a setting that there is not', 'Restart=always', 'Restarts=always', 'Restarts'],
    ['a value that there is not', 'Restart=always', 'Restart=sometimes', 'Failed to parse'],
    ['a program that there is not', '/usr/bin/env', '/usr/bin/no-such-env', 'is not executable'],
  ])('would not be with %s', (_what, part, by, words) => {
    expect(verify(changed(here, part, by))[1]).toContainEqual(expect.stringContaining(words));
  });

  it('exposes little', () => {
    const { output } = runOn('signpost.service', here, 'security', '--offline=true', '--no-pager');
    expect(Number(/exposure level for \S+: ([\d.]+)/.exec(output)?.[1])).toBeLessThan(2);
  });
});
