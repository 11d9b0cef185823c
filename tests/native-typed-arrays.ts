import { runInThisContext } from 'node:vm';

// Jest gives each test file typed arrays of its own. Those that onnxruntime's native part returns are Node's, and
// onnxruntime's JavaScript part refuses one for the other.
globalThis.Float32Array = runInThisContext('Float32Array');
