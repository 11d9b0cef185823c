import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { officialSchema } from '../fixtures/schemas';

let validate: ReturnType<Ajv['compile']> | undefined;

/** What the official schema of Adaptive Cards 1.5 has against a card; Teams' own properties aside. It lets a wrong version pass. */
export function schemaErrors(card: object): unknown[] {
  if (!validate) {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.addMetaSchema(JSON.parse(readFileSync(require.resolve('ajv/dist/refs/json-schema-draft-06.json'), 'utf8')));
    const { id: _, ...schema } = officialSchema('adaptive-card-1.5.0.schema.json');
    validate = ajv.compile(schema);
  }
  const plain = 'msteams' in card ? { ...card, msteams: undefined } : card;
  return validate(JSON.parse(JSON.stringify(plain))) ? [] : (validate.errors ?? ['refused']);
}
