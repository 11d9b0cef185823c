import { config as loadEnvironment } from 'dotenv';
import { renderText } from '../../cards/text';
import { readConfig } from '../../config';
import { SignpostError } from '../../errors';
import { COMPILING, openAssistant } from '../../open-assistant';
import { answerLines } from './answer-lines';
import { converse } from './converse';

/** `npm run ask`: `--json` for machines, a question for one card, nothing for a conversation. */
async function main(words: readonly string[]): Promise<void> {
  loadEnvironment({ quiet: true });
  const { assistant } = await openAssistant(readConfig(process.env), {
    onCompile: () => process.stderr.write(`${COMPILING}\n`),
  });
  if (words[0] === '--json') return answerLines(assistant, process.stdin, process.stdout);
  const text = words.join(' ');
  if (words.length === 0) return converse(assistant, process.stdin, process.stdout, process.stdin.isTTY ? '> ' : '');
  const answer = await assistant.answer({ text, channel: 'terminal', surface: 'terminal', isPrivate: true });
  process.stdout.write(`${renderText(answer, 'asker')}\n`);
}

// A reader that went away (`ask --json | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof SignpostError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
});
