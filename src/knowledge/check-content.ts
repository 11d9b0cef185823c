import { SignpostError } from '../errors';
import { coverageOf } from './coverage';
import type { Knowledge } from './knowledge';
import { findLeafletFolder } from './leaflet-folder';
import { loadKnowledge } from './load';
import { SourceText } from './word-for-word';

/** What a person who changed the content wants to see: what was read, and that all of the leaflet is shown. */
function summarise(folder: string, knowledge: Knowledge): string {
  const { units, missing } = coverageOf(new SourceText(knowledge.source), knowledge);
  const shown = units - missing.length;
  const percent = Math.floor((100 * shown) / units);
  const { topics, contacts, websites, language } = knowledge;
  const sum = (lists: readonly { examples: readonly string[] }[]) =>
    lists.reduce((all, { examples }) => all + examples.length, 0);
  const examples = sum([...topics, ...contacts, ...websites, knowledge.contactList, knowledge.websiteList]);
  return [
    `${folder}: the content is right (version ${knowledge.version}).`,
    `  ${topics.length} topics, ${contacts.length} contacts, ${websites.length} websites, ${examples} examples.`,
    `  ${shown} of ${units} sentences and lines of source.txt are shown, or left out with a reason (${percent} %).`,
    `  ${language.expansions.size} expansions, ${language.misspellings.size} misspellings, ${language.unlistedPlaces.length} unlisted places.`,
    `  ${knowledge.help.length} help, ${knowledge.background.length} background, ${knowledge.danger.urgent.length} danger and ${knowledge.danger.calm.length} calm utterances.`,
    `  ${knowledge.golden.length} golden questions.`,
    '',
  ].join('\n');
}

/**
 * Checks the leaflet folder inside `knowledgeDir`. `ok` with a summary when it is right; else the text lists every problem.
 * Throws only what is no fault of the content.
 */
export function checkContent(knowledgeDir: string): { readonly ok: boolean; readonly text: string } {
  try {
    const folder = findLeafletFolder(knowledgeDir);
    return { ok: true, text: summarise(folder, loadKnowledge(folder)) };
  } catch (error) {
    if (!(error instanceof SignpostError)) throw error;
    return { ok: false, text: `${error.message}\n` };
  }
}
