import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SignpostError } from './errors';
import { printableLines } from './printable';

/** Arguments that a command does not know: its message ends with how the command is used, and the status is 2. */
export class UsageError extends SignpostError {
  constructor(what: string, usage: string) {
    super('usage', `${what}\n${usage}`);
  }
}

/** A command's arguments, by Node's parseArgs; throws a {@link UsageError} for one that `config` does not name. `usage`: one line that shows them all. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), usage);
  }
}

/**
 * Runs a command of the terminal to its end. What it throws is said on standard error: the words of a SignpostError, the stack of any other. The
 * status is then `statusOf` it: 2 for arguments that it does not know, else 1.
 */
export function runCommand(
  command: () => Promise<void>,
  statusOf: (error: unknown) => number = (error) => (error instanceof UsageError ? 2 : 1),
): void {
  // A reader that went away (`... | head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  command().catch((error: unknown) => {
    const isOurs = error instanceof SignpostError || !(error instanceof Error);
    const said = String(isOurs ? ((error as Error)?.message ?? error) : error.stack);
    process.stderr.write(`${printableLines(said).join('\n')}\n`);
    process.exitCode = statusOf(error);
  });
}
