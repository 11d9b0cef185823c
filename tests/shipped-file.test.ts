import { existsSync } from 'node:fs';
import { SignpostError } from '../src/errors';
import { exitStatus } from '../src/exit-status';
import { readShipped, shippedPath } from '../src/shipped-file';

describe('a file that comes with Signpost', () => {
  it.each(['models/english-words.txt', 'models/word-vectors.bin'])('is found: %s', (name) => {
    expect(existsSync(shippedPath(name))).toBe(true);
  });

  it('and is gone is named, with what to do, and a start ends with the status of what no restart mends', () => {
    let said: unknown;
    try {
      readShipped('models/gone.txt');
    } catch (error) {
      said = error;
    }
    expect(said).toBeInstanceOf(SignpostError);
    expect(said).toMatchObject({
      message: expect.stringMatching(/^models\/gone\.txt cannot be read \(ENOENT\)\..*put it back/),
    });
    expect(exitStatus(said)).toBe(2);
  });
});
