import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const ROOT = resolve(__dirname, '../..');
const SCHEMA = join(
  resolve(ROOT, process.env.SIGNPOST_SCHEMAS ?? '../shared/schemas'),
  'adaptive-card-1.5.0.schema.json',
);

/** `describe` with the official schema of Adaptive Cards 1.5; where it is not at hand its tests (`when`) are skipped, saying why. */
export function describeBySchema(
  name: string,
  tests: (when: jest.It, schemaErrors: (card: object) => unknown[]) => void,
): void {
  const isThere = existsSync(SCHEMA);
  describe(isThere ? name : `${name} (skipped: no ${SCHEMA}; set SIGNPOST_SCHEMAS)`, () => {
    tests(isThere ? it : it.skip, schemaErrors);
  });
}

let validate: ReturnType<Ajv['compile']> | undefined;

/** What the schema has against a card; Teams' own properties aside. It lets a wrong version pass. */
function schemaErrors(card: object): unknown[] {
  if (!validate) {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.addMetaSchema(JSON.parse(readFileSync(require.resolve('ajv/dist/refs/json-schema-draft-06.json'), 'utf8')));
    const { id: _, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    validate = ajv.compile(schema);
  }
  const plain = 'msteams' in card ? { ...card, msteams: undefined } : card;
  return validate(JSON.parse(JSON.stringify(plain))) ? [] : (validate.errors ?? ['refused']);
}
