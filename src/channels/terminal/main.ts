import { config as loadEnvironment } from 'dotenv';
import { renderText } from '../../cards/text';
import { readArguments, runCommand, UsageError } from '../../command-line';
import { readConfig } from '../../config';
import { COMPILING, openAssistant } from '../../open-assistant';
import { answerLines } from './answer-lines';
import { converse } from './converse';

const USAGE = 'usage: npm run -s ask -- [--json | "question"]';

/** `npm run ask`: `--json` for machines, a question for one card, nothing for a conversation. */
async function main(): Promise<void> {
  const { values, positionals } = readArguments(USAGE, {
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  if (values.json && positionals.length > 0)
    throw new UsageError('With --json, questions are read from standard input alone.', USAGE);
  loadEnvironment({ quiet: true });
  const { assistant, notKept } = await openAssistant(readConfig(process.env), {
    onCompile: () => process.stderr.write(`${COMPILING}\n`),
  });
  if (notKept) process.stderr.write(`${notKept}\n`);
  if (values.json) return answerLines(assistant, process.stdin, process.stdout);
  const text = positionals.join(' ');
  if (positionals.length === 0)
    return converse(assistant, process.stdin, process.stdout, process.stdin.isTTY ? '> ' : '');
  const answer = await assistant.answer({ text, channel: 'terminal', surface: 'terminal', isPrivate: true });
  process.stdout.write(`${renderText(answer, 'asker')}\n`);
}

runCommand(main);
