/** Content security policies of one-file pages. */
import { createHash } from "node:crypto";

export const hashOf = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/**
 * For a page that the library wrote: its own scripts, styles and data, and no connection at all, unless it has to speak to an LMS by HTTP.
 * 'wasm-unsafe-eval' lets models run on WebAssembly; where a frame's host forbids that they run without.
 */
export function policyOf(scripts: readonly string[], connects: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")} 'wasm-unsafe-eval'`,
    // style attributes in an author's snippet; no address that a style names is allowed
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    ...(connects ? ["connect-src http: https:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** A page's own policy, with what the inlined parts need added to it. */
export function amended(policy: string, script: string): string {
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(";")) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    // the first of a name counts
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const allow = (name: string, fallbacks: readonly string[], ...sources: string[]) => {
    const from = [name, ...fallbacks].find((each) => directives.has(each));
    if (!from) return;
    const present = directives.get(from)!.filter((source) => source.toLowerCase() !== "'none'");
    directives.set(name, [...new Set([...present, ...sources])]);
  };
  const scripts = directives.has("script-src-elem") ? "script-src-elem" : "script-src";
  // a hash switches 'unsafe-inline' off, for the author's scripts too
  const inline = (directives.get(scripts) ?? directives.get("script-src") ?? directives.get("default-src") ?? []).includes(
    "'unsafe-inline'",
  );
  if (inline) allow(scripts, ["script-src", "default-src"]);
  else allow(scripts, ["script-src", "default-src"], hashOf(script));
  allow("script-src", ["default-src"], "'wasm-unsafe-eval'");
  allow("font-src", ["default-src"], "data:");
  allow("img-src", ["default-src"], "data:", "blob:");
  return [...directives].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
}
