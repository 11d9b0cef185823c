import { config as loadEnvironment } from 'dotenv';
import { runCommand } from './command-line';
import { type Config, readConfig } from './config';
import { SignpostError } from './errors';
import { exitStatus } from './exit-status';
import { printableJson, printableLine } from './printable';
import { readArguments } from './report/arguments';
import { withOwnersStore } from './report/owners-store';
import { type Kept, reportOf } from './report/report';
import { reportText } from './report/report-text';
import type { DatabaseStore } from './store/database-store';

/**
 * `npm run report`: what the store keeps for the leaflet's owners, on standard output; `--since 2026-11-01`, `--json`. `--delete ID...` deletes sent
 * questions for good. What is wrong is said on standard error: status 2 for arguments and settings, 4 for a database out of reach, 1 for the rest.
 */
async function main(args: readonly string[]): Promise<void> {
  const { since, json, toDelete } = readArguments(args);
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  if (toDelete.length > 0) return remove(config, toDelete, json);
  const report = reportOf(await withOwnersStore(config, keptIn), since);
  print(json ? `${printableJson(report)}\n` : reportText(report));
}

async function keptIn(store: DatabaseStore): Promise<Kept> {
  const [questions, answers, feedback] = await Promise.all([
    store.sentQuestions(),
    store.answerCounts(),
    store.feedbackCounts(),
  ]);
  return { questions, answers, feedback };
}

/** Deletes those that are there; says which are, and throws for those that are not. */
async function remove(config: Config, ids: readonly string[], json: boolean): Promise<void> {
  const deleted = new Set(await withOwnersStore(config, (store) => store.deleteSentQuestions(ids)));
  const missing = ids.filter((id) => !deleted.has(id));
  if (json) print(`${printableJson({ deleted: [...deleted], missing })}\n`);
  else for (const id of deleted) print(`Deleted ${printableLine(id)}.\n`);
  if (missing.length > 0)
    throw new SignpostError(
      'report_no_question',
      `No question has the id ${missing.map(printableLine).join(', ')}: it may be deleted already. \`npm run report\` prints the ids of all that are kept.`,
    );
}

function print(text: string): void {
  process.stdout.write(text);
}

runCommand(() => main(process.argv.slice(2)), exitStatus);
