import { withPatience } from '../../src/store/patience';

describe('patience with the store', () => {
  it('gives what the store gives', async () => {
    const trouble = jest.fn();
    expect(await withPatience(async () => 'kept', trouble)).toBe('kept');
    expect(trouble).not.toHaveBeenCalled();
  });

  it.each<[string, () => Promise<string>]>([
    ['fails', () => Promise.reject(new Error('down'))],
    [
      'throws',
      () => {
        throw new Error('not open');
      },
    ],
    ['never answers', () => new Promise(() => {})],
  ])('goes on without a store that %s, and says so once', async (_what, call) => {
    const trouble = jest.fn();
    const started = Date.now();
    expect(await withPatience(call, trouble)).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(trouble).toHaveBeenCalledTimes(1);
  });
});
