/** integrity.json: what each script of the CDN build is, for the `integrity` of script tags and import maps. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

/** Writes `cdn`/integrity.json: paths of all scripts under `cdn`, each with "sha384-…". */
export function writeIntegrity(cdn) {
  const scripts = readdirSync(cdn, { recursive: true })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(".js"))
    .sort((a, b) => (a < b ? -1 : 1));
  const list = Object.fromEntries(scripts.map((file) => [file, integrityOf(readFileSync(join(cdn, file)))]));
  writeFileSync(join(cdn, "integrity.json"), `${JSON.stringify(list, null, 1)}\n`);
}

export const integrityOf = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;
