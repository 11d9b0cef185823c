/** The newest schema of Teams' manifests that npm's @microsoft/app-manifest ships; the manifest names the same version. */
export const MANIFEST_VERSION = '1.30';

/**
 * Checks a filled manifest by Microsoft's schema. Gives its problems, or undefined where the packages that hold and read the schema
 * are not installed (they are for development).
 */
export async function schemaProblems(manifest: unknown): Promise<string[] | undefined> {
  const tools = await loadTools();
  if (!tools) return undefined;
  const ajv = new tools.Ajv({ allErrors: true, strict: false });
  tools.addFormats(ajv);
  const validate = ajv.compile(tools.schema);
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
}

async function loadTools() {
  try {
    const [ajv, formats] = await Promise.all([import('ajv-draft-04'), import('ajv-formats')]);
    const path = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`;
    return { Ajv: ajv.default.default, addFormats: formats.default.default, schema: require(path) as object };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
