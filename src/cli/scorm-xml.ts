/** Text for XML 1.0. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** For an element or an attribute; signs that no XML document may hold are left out. */
export const xml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are the ones
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]);

/** A title: one line that is not empty. */
export const line = (text: string, otherwise: string): string => text.replaceAll(/\s+/g, " ").trim() || otherwise;
