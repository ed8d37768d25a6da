/**
 * Titles, paths and evidence come out of scanned files: they are the attacker's. Each function makes a text harmless in
 * one place, and keeps it readable there.
 */

/** What no format may carry: controls, what turns the direction of text, halves of characters, what XML cannot say. */
const UNSPEAKABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;

/** Line feed and tab stay; anything else that is not seen is shown as U+FFFD. */
export function visible(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replace(UNSPEAKABLE, "\ufffd");
}

/** `visible`, in one line. */
export const oneLine = (text: string): string => visible(text).replace(/[\n\t]+/g, " ");

/** JSON that any reader takes: no half of a character, which JSON itself would allow. */
export const jsonDocument = (value: unknown, indent = 2): string =>
  `${JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? inner.toWellFormed() : inner), indent)}\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For element content and quoted attributes, in HTML and in XML. */
export const markup = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** For attributes of XML, where a reader turns line ends that stand as they are into spaces. */
export const attribute = (text: string): string => markup(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

/**
 * All that Markdown may take for its own, as numbers: a reader decodes them only after it has looked for structure. A
 * full stop counts where it makes an address, a colon where it makes a link.
 */
const MARKDOWN_SIGNS = /[&<>"'`*_[\](){}|\\~!#$:@+=^-]|(?<=www)\./gi;

/** In the running text of Markdown. Nobody is called by `@name`, nothing referred to by `#1`, or `!1` as GitLab does. */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[@#]|[!~%$&](?=\w)/g, "$&\u2060")
    .replace(MARKDOWN_SIGNS, (sign) => `&#${sign.charCodeAt(0)};`);

/** As code. Elements, not backticks: within a table's cell no run of backticks and bars is safe from ending it. */
export const markdownCode = (text: string): string =>
  `<code>${oneLine(text).replace(MARKDOWN_SIGNS, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;

/** A spreadsheet takes what begins so for a formula; the wide ones too, in some languages. */
const FORMULA_SIGNS = new Set("=+-@\uff1d\uff0b\uff0d\uff20");
/** Where a spreadsheet that does not separate by commas begins a cell. */
const SEPARATORS = new Set(";\t\n");
const SKIPPED = new Set('" \u00a0\u3000');

/** One cell of RFC 4180, always quoted. What a spreadsheet might run stands behind an apostrophe. */
export function csvCell(value: string | number): string {
  return `"${(typeof value === "number" ? String(value) : withoutFormulas(visible(value))).replaceAll('"', '""')}"`;
}

/** One scan, no pattern: looking ahead over blanks from each of many separators takes the square of their number. */
function withoutFormulas(text: string): string {
  let safe = "";
  let from = 0;
  let isBeginning = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (isBeginning && (FORMULA_SIGNS.has(sign) || (at === 0 && SEPARATORS.has(sign)))) {
      safe += `${text.slice(from, at)}'`;
      from = at;
    }
    isBeginning = SEPARATORS.has(sign) || (isBeginning && SKIPPED.has(sign));
  }
  return safe + text.slice(from);
}
