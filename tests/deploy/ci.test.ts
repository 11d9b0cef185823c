import { changed, describeWithTool, read } from './tool';

const script = read('.ci', 'run');

describeWithTool('shellcheck', 'what CI runs', ({ runOn }) => {
  it('is right in the eyes of shellcheck', () => {
    expect(runOn('run', script)).toEqual({ status: 0, output: '' });
  });

  it('would not be with a path that is taken apart at its spaces', () => {
    const { status, output } = runOn('run', changed(script, 'cd "$(dirname "$0")/.."', 'cd $(dirname $0)/..'));
    expect([status, output]).toEqual([1, expect.stringContaining('SC2086')]);
  });
});
