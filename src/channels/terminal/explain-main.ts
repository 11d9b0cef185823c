import { parseArgs } from 'node:util';
import { config as loadEnvironment } from 'dotenv';
import { explanationText } from '../../answering/explanation-text';
import { readConfig } from '../../config';
import { openAssistant } from '../../open-assistant';

const USAGE = 'usage: npm run -s explain -- [--json] [--after "earlier question"]... "question"';

/**
 * `npm run explain -- "question"`: prints how its answer comes about; `--json` for machines; `--after`, as often as needed, asks other
 * questions first, in the same conversation. Nothing is kept.
 */
async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, after: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  loadEnvironment({ quiet: true });
  const { assistant, explain, knowledge, store } = await openAssistant(readConfig(process.env));
  const thread = 'terminal:explain';
  for (const text of values.after ?? [])
    await assistant.answer({ text, channel: 'terminal', surface: 'terminal', isPrivate: true, thread });
  const explanation = await explain(positionals.join(' '), await store.conversation(thread));
  const text = values.json ? JSON.stringify(explanation) : explanationText(explanation, knowledge);
  process.stdout.write(`${text}\n`);
}

// A reader that went away (`explain ... | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
