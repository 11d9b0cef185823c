import { config as loadEnvironment } from 'dotenv';
import { explanationText } from '../../answering/explanation-text';
import { readArguments, runCommand, UsageError } from '../../command-line';
import { readConfig } from '../../config';
import { COMPILING, openAssistant } from '../../open-assistant';

const USAGE = 'usage: npm run -s explain -- [--json] [--after "earlier question"]... "question"';

/**
 * `npm run explain -- "question"`: prints how its answer comes about; `--json` for machines; `--after`, as often as needed, asks other
 * questions first, in the same conversation. Nothing is kept.
 */
async function main(): Promise<void> {
  const { values, positionals } = readArguments(USAGE, {
    allowPositionals: true,
    options: { json: { type: 'boolean' }, after: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0) throw new UsageError('There is no question to explain.', USAGE);
  loadEnvironment({ quiet: true });
  const { assistant, explain, knowledge, store, notKept } = await openAssistant(readConfig(process.env), {
    onCompile: () => process.stderr.write(`${COMPILING}\n`),
  });
  if (notKept) process.stderr.write(`${notKept}\n`);
  const thread = 'terminal:explain';
  for (const text of values.after ?? [])
    await assistant.answer({ text, channel: 'terminal', surface: 'terminal', isPrivate: true, thread });
  const explanation = await explain(positionals.join(' '), await store.conversation(thread));
  const text = values.json ? JSON.stringify(explanation) : explanationText(explanation, knowledge);
  process.stdout.write(`${text}\n`);
}

runCommand(main);
