import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";
import { hexNumberAt } from "../hex-pair.ts";

/** The names that stand for ASCII, and the few others that everyday markup has. */
const NAMED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    Tab: "\t",
    NewLine: "\n",
    excl: "!",
    num: "#",
    dollar: "$",
    percnt: "%",
    lpar: "(",
    rpar: ")",
    ast: "*",
    plus: "+",
    comma: ",",
    period: ".",
    sol: "/",
    colon: ":",
    semi: ";",
    equals: "=",
    quest: "?",
    commat: "@",
    lsqb: "[",
    lbrack: "[",
    bsol: "\\",
    rsqb: "]",
    rbrack: "]",
    Hat: "^",
    lowbar: "_",
    grave: "`",
    lcub: "{",
    lbrace: "{",
    verbar: "|",
    vert: "|",
    rcub: "}",
    rbrace: "}",
    hyphen: "-",
    dash: "-",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    hellip: "…",
    copy: "©",
    reg: "®",
    euro: "€",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
    shy: "",
    zwnj: "",
    zwj: "",
    ZeroWidthSpace: "",
  }),
);
const LONGEST_NAME = 14;
const LONGEST_NUMBER = 8;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function codeAt(text: string, at: number): { readonly value: number; readonly end: number } {
  if ((text.charCodeAt(at) | 32) === 120) {
    const found = hexNumberAt(text, at + 1, LONGEST_NUMBER);
    return found.end > at + 1 ? found : { value: -1, end: at };
  }
  let end = at;
  let value = 0;
  while (end - at < LONGEST_NUMBER && isDigit(text.charCodeAt(end))) value = value * 10 + text.charCodeAt(end++) - 48;
  return end > at ? { value, end } : { value: -1, end: at };
}

/** Controls other than white space, halves of pairs and what lies beyond Unicode are left as they stand. */
const isCharacter = (code: number): boolean =>
  code <= 0x10ffff &&
  (code >= 0xa0 || (code >= 32 && code < 127) || (code >= 9 && code <= 13)) &&
  (code < 0xd800 || code > 0xdfff);

/** `&lt;`, `&#105;`, `&#x69;`; the semicolon may be missing behind a number, as browsers have it. */
export const entities: Decoder = {
  id: "html-entities",
  title: "HTML entities",
  keeps: "surroundings",
  clues: CLUES.ampersand,
  decode({ text }, out) {
    for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) {
      if (text.charCodeAt(at + 1) === 35) {
        const { value, end } = codeAt(text, at + 2);
        if (value < 0 || !isCharacter(value)) continue;
        const stop = text.charCodeAt(end) === 59 ? end + 1 : end;
        out.begin(at);
        out.putCodePoint(value, at, stop);
        out.commit(stop);
        continue;
      }
      let end = at + 1;
      while (end - at <= LONGEST_NAME && (text.charCodeAt(end) | 32) >= 97 && (text.charCodeAt(end) | 32) <= 122) end++;
      if (text.charCodeAt(end) !== 59) continue;
      const meant = NAMED.get(text.slice(at + 1, end));
      if (meant === undefined) continue;
      out.begin(at);
      out.putText(meant, at, end + 1);
      out.commit(end + 1);
    }
  },
};
