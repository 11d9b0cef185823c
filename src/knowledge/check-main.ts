import { checkContent } from './check-content';

// `npm run check`: a summary on standard output and status 0, or every problem on standard error and status 1.
const { ok, text } = checkContent(process.env.KNOWLEDGE_DIR || './knowledge');
(ok ? process.stdout : process.stderr).write(text);
process.exitCode = ok ? 0 : 1;
