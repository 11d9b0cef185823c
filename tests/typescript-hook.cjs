// Lets a process of its own run our TypeScript as Jest does: node -r tests/typescript-hook.cjs file.ts
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { filename, ...options }).code, filename);
};
