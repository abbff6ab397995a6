/**
 * Stands in for tfjs-core's global_util. That file keeps the engine, its backends and kernels on `window`, so that a page
 * with a tfjs of its own would share them with ours: other version, other backend in use. Ours stays private.
 */
const namespace = {};
const singletons = new Map();

export function getGlobalNamespace() {
  return namespace;
}

export function getGlobal(key, init) {
  if (!singletons.has(key)) singletons.set(key, init());
  return singletons.get(key);
}
