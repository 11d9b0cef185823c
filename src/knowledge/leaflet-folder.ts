import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SignpostError } from '../errors';

/**
 * The one leaflet folder inside KNOWLEDGE_DIR (names that begin with a dot aside).
 * Throws a SignpostError, code `content_folder`, when the folder cannot be read or holds none or more than one.
 */
export function findLeafletFolder(knowledgeDir: string): string {
  let names: string[];
  try {
    // Links are followed: a mounted folder may be one.
    names = readdirSync(knowledgeDir)
      .filter((name) => !name.startsWith('.'))
      .filter((name) => statSync(join(knowledgeDir, name), { throwIfNoEntry: false })?.isDirectory())
      .sort();
  } catch (cause) {
    throw new SignpostError(
      'content_folder',
      `KNOWLEDGE_DIR (${knowledgeDir}) cannot be read: set it to the folder that holds the leaflet's folder.`,
      { cause },
    );
  }
  const [first, ...others] = names;
  if (first === undefined) {
    throw new SignpostError(
      'content_folder',
      `KNOWLEDGE_DIR (${knowledgeDir}) holds no leaflet folder: put one in it, such as cse/, or set KNOWLEDGE_DIR to the folder above the leaflet's.`,
    );
  }
  if (others.length > 0) {
    throw new SignpostError(
      'content_folder',
      `KNOWLEDGE_DIR (${knowledgeDir}) holds ${names.length} folders (${names.join(', ')}) and one is served: move the others out of it.`,
    );
  }
  return join(knowledgeDir, first);
}
