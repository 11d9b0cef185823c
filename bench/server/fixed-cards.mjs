// The very cards that Signpost answers the load's question with, as files that lab.mjs had it write: both sides post the same bytes.
import { readFileSync } from 'node:fs';

export const CARDS = process.env.CARDS ? JSON.parse(readFileSync(process.env.CARDS, 'utf8')) : undefined;
