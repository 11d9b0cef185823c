import { contentHealth } from '../content-health';
import { SignpostError } from '../errors';
import type { Knowledge } from '../knowledge/knowledge';
import { findLeafletFolder } from '../knowledge/leaflet-folder';
import { loadKnowledge } from '../knowledge/load';
import type { Finding } from './finding';

/** Reads the content as the start does. `today` is an ISO date. Without `knowledge` there is nothing to answer from. */
export function examineContent(
  knowledgeDir: string,
  today: string,
): { readonly findings: readonly Finding[]; readonly knowledge?: Knowledge } {
  try {
    const knowledge = loadKnowledge(findLeafletFolder(knowledgeDir));
    const what = `The content is right (version ${knowledge.version}); "npm run check" also asks its golden questions.`;
    return { knowledge, findings: [{ level: 'ok', what }, ...reviewFindings(knowledge, today)] };
  } catch (error) {
    if (!(error instanceof SignpostError)) throw error;
    return { findings: [{ level: 'problem', what: error.message }] };
  }
}

function reviewFindings(knowledge: Knowledge, today: string): Finding[] {
  if (!contentHealth(knowledge, today).problems.includes('past-review')) return [];
  return [
    {
      level: 'warning',
      what: `The content is past its review date (${knowledge.leaflet.reviewDue}); every card says so.`,
      next: "Ask the leaflet's publisher, and put the new date into leaflet.yaml.",
    },
  ];
}
