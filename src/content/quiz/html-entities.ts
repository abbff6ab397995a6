/** HTML's characters by name and by number, for text that is never made markup. What is no entity stays as it is. */

/** From U+00A0 on. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr " +
  "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " +
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml " +
  "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml " +
  "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** From U+03B1 on; capitals, from U+0391 on, have a capital. */
const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

const OTHERS =
  "amp& lt< gt> quot\" apos' OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ circˆ tilde˜ ndash– mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” " +
  "bdquo„ dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″ lsaquo‹ rsaquo› oline‾ frasl⁄ euro€ trade™ larr← uarr↑ rarr→ darr↓ " +
  "harr↔ lArr⇐ rArr⇒ hArr⇔ forall∀ part∂ exist∃ empty∅ nabla∇ isin∈ notin∉ ni∋ prod∏ sum∑ minus− lowast∗ radic√ prop∝ infin∞ " +
  "ang∠ and∧ or∨ cap∩ cup∪ int∫ there4∴ sim∼ cong≅ asymp≈ ne≠ equiv≡ le≤ ge≥ sub⊂ sup⊃ nsub⊄ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ " +
  "sdot⋅ lceil⌈ rceil⌉ lfloor⌊ rfloor⌋ loz◊ thetasymϑ phivϕ pivϖ ensp\u2002 emsp\u2003 thinsp\u2009 zwnj\u200c zwj\u200d lrm\u200e rlm\u200f";

/** What 128 to 159 mean in HTML: Windows has letters there, Unicode has none. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const names = new Map<string, string>();
LATIN_1.split(" ").forEach((name, i) => names.set(name, String.fromCharCode(0xa0 + i)));
GREEK.split(" ").forEach((name, i) => {
  names.set(name, String.fromCharCode(0x3b1 + i));
  if (name !== "sigmaf") names.set(name[0].toUpperCase() + name.slice(1), String.fromCharCode(0x391 + i));
});
for (const each of OTHERS.split(/ (?=[a-z])/i)) names.set(each.slice(0, -1), each.slice(-1));

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,9})|#x([\da-f]{1,8})|([a-z][a-z\d]{1,8}));/gi, (entity, decimal?: string, hex?: string, name?: string) =>
    name ? (names.get(name) ?? entity) : byNumber(decimal ? Number(decimal) : parseInt(hex!, 16)),
  );
}

function byNumber(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS[code - 128];
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
}
