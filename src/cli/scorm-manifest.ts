/** `imsmanifest.xml`, by which an LMS knows what a SCORM package holds. */
import { line, xml } from "./scorm-xml.js";

export type ScormVersion = "1.2" | "2004";

export interface Course {
  readonly version: ScormVersion;
  /** The same for the same course, also when it is made again. */
  readonly identifier: string;
  readonly title: string;
  /** The page to start with. */
  readonly launch: string;
  /** All files but the manifest, by path. */
  readonly files: readonly string[];
  /** The score from which it is passed, 0 to 1. */
  readonly pass?: number;
}

export function manifestOf(course: Course): string {
  return course.version === "1.2" ? manifest12(course) : manifest2004(course);
}

/** SCORM 1.2, Content Aggregation Model 2.3. */
function manifest12({ identifier, title, pass, ...course }: Course): string {
  const shown = xml(line(title, "Lesson"));
  const mark = pass === undefined ? "" : `\n        <adlcp:masteryscore>${percent(pass)}</adlcp:masteryscore>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xml(identifier)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${shown}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${shown}</title>${mark}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="${href(course.launch)}">
${fileList(course.files)}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * SCORM 2004, 4th edition. The page decides on completion and success; where a mark is set the LMS compares the score with it.
 */
function manifest2004({ identifier, title, pass, ...course }: Course): string {
  const shown = xml(line(title, "Lesson"));
  const objective =
    pass === undefined
      ? '<imsss:primaryObjective objectiveID="passed"/>'
      : `<imsss:primaryObjective objectiveID="passed" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>${Number(pass.toFixed(4))}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${xml(identifier)}" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization" structure="hierarchical" adlseq:objectivesGlobalToSystem="false">
      <title>${shown}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${shown}</title>
        <imsss:sequencing>
          <imsss:objectives>
            ${objective}
          </imsss:objectives>
          <imsss:deliveryControls tracked="true" completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormType="sco" href="${href(course.launch)}">
${fileList(course.files)}
    </resource>
  </resources>
</manifest>
`;
}

const fileList = (files: readonly string[]): string =>
  [...files]
    .sort()
    .map((path) => `      <file href="${href(path)}"/>`)
    .join("\n");

/** Paths in a manifest are addresses. */
const href = (path: string): string => xml(path.split("/").map(encodeURIComponent).join("/"));

const percent = (pass: number): string => String(Number((pass * 100).toFixed(2)));
