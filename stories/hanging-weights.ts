import { configure } from "../src/model/pool.js";

/** Lets every weights file be asked for and never come, until the function that it gives is called. For `beforeEach`. */
export function hangingWeights(): () => void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) =>
    /\/hang\/weights\//.test(input instanceof Request ? input.url : String(input)) ? new Promise(() => {}) : fetch(input, init);
  configure({ assetBase: new URL("./hang/", document.baseURI) });
  return () => {
    globalThis.fetch = fetch;
    configure({ assetBase: new URL("./", document.baseURI) });
  };
}
