import { config as loadEnvironment } from 'dotenv';
import { checkAnswers } from './answering/check-answers';
import { readArguments, runCommand } from './command-line';
import { readConfig } from './config';
import { checkContent } from './knowledge/check-content';
import { openAssistant } from './open-assistant';

/** `npm run check`: a summary on standard output and status 0, or every problem on standard error and status 1. */
async function main(): Promise<void> {
  readArguments('usage: npm run check', {});
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  const { ok, text } = checkContent(config.knowledgeDir);
  if (!ok) return fail(text);
  process.stdout.write(text);
  const { assistant, knowledge, withoutEncoder, untaught, notKept } = await openAssistant(config);
  if (withoutEncoder) process.stdout.write(`  Without the sentence encoder: ${withoutEncoder}\n`);
  if (untaught) process.stdout.write(`  ${untaught}\n`);
  if (notKept) process.stderr.write(`${notKept}\n`);
  const problems = await checkAnswers(assistant, knowledge);
  if (problems.length > 0) return fail(`${problems.join('\n')}\n`);
  process.stdout.write('  Every golden question is answered rightly, and every answer fits its card.\n');
}

function fail(text: string): void {
  process.stderr.write(text);
  process.exitCode = 1;
}

runCommand(main);
