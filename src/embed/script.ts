/** Classic scripts of the library's own folder. */

interface Policy {
  createScriptURL(address: string): string;
}
type Policies = { createPolicy(name: string, rules: Policy): Policy } | undefined;

let policy: Policy | undefined;

/** Runs a script. `folder` is that of embed.html; nothing outside it is run. @throws Error where it did not load */
export function runScript(folder: string, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = trusted(folder).createScriptURL(folder + path);
    element.onload = () => resolve();
    // no address in the message: src/model/script.ts would import it as a module when the reader presses Retry
    element.onerror = () => reject(new Error(`${path} did not load`));
    document.head.append(element);
    element.remove();
  });
}

/** What the page's `require-trusted-types-for` asks for; embed.html allows this policy by name. */
function trusted(folder: string): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const rules: Policy = {
    createScriptURL(address) {
      if (!address.startsWith(folder) || address.includes("..")) throw new TypeError(`${address} is not in ${folder}`);
      return address;
    },
  };
  return (policy ??= trustedTypes ? trustedTypes.createPolicy("ae-embed", rules) : rules);
}
