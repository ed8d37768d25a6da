import { type Destination, destinationOf } from "../exfiltration/host.ts";
import { type Cursor, isSpace } from "./cursor.ts";
import { readTag, type Tag } from "./read-tag.ts";
import type { RuleName, Scan } from "./rule.ts";

/** A longer tag is judged by its beginning. */
const TAG_CHARACTERS = 2_048;
const BODY_CHARACTERS = 512;

const EMBEDDING: Readonly<Record<string, string>> = {
  iframe: "src",
  frame: "src",
  embed: "src",
  object: "data",
  portal: "src",
  applet: "codebase",
};
const ADDRESSES: readonly string[] = [
  "href",
  "src",
  "action",
  "formaction",
  "data",
  "xlink:href",
  "values",
  "to",
  "from",
  "poster",
];
/** Browsers run scripts of these types, and of none given; all others are data. */
const PROGRAM_TYPE = /^\s*(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*)?\s*(?:;|$)/i;
const DOCUMENT = /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml|text\/xml|application\/xml)[;,]/i;

function isForeign(value: string | undefined, scan: Scan): boolean {
  if (value === undefined) return false;
  const { host } = destinationOf(value.slice(0, 512));
  return host !== "" && !scan.isAllowed(host);
}

/** `javascript:void(0)` and `javascript:;` are how links say that they lead nowhere. */
function runsScript({ scheme, rest }: Destination, isShown: boolean): boolean {
  if (scheme === "javascript") return !/^(?:void\(?0?\)?;?|;|)$/.test(rest);
  return scheme === "vbscript" || (scheme === "data" && DOCUMENT.test(rest.slice(0, 40)) && !isShown);
}

function ruleOf(tag: Tag, scan: Scan): RuleName | undefined {
  const { name, attributes } = tag;
  if (attributes.has("srcdoc")) return "inline-document";
  for (const [attribute, value] of attributes)
    if (/^on[a-z]{3,}$/.test(attribute) && value.trim() !== "") return "event-handler";
  const isShown = name === "img" || name === "image" || name === "source" || name === "use";
  for (const attribute of ADDRESSES)
    for (const part of (attributes.get(attribute) ?? "").slice(0, 512).split(attribute === "values" ? ";" : "\n\n"))
      if (part.includes(":") || part.includes("&")) if (runsScript(destinationOf(part), isShown)) return "script-url";
  const embedded = EMBEDDING[name];
  if (embedded !== undefined && isForeign(attributes.get(embedded), scan)) return "embedded-document";
  if (name === "base" && isForeign(attributes.get("href"), scan)) return "base-address";
  if (name === "form" && isForeign(attributes.get("action"), scan)) return "foreign-form";
  if (isForeign(attributes.get("formaction"), scan)) return "foreign-form";
  if (name === "meta" && attributes.get("http-equiv")?.trim().toLowerCase() === "refresh") {
    const content = attributes.get("content") ?? "";
    const address = content.slice(0, 512).split(/[;,]/).slice(1).join(";");
    if (address.trim() !== "") return "page-refresh";
  }
  return undefined;
}

const STATEMENTS: readonly string[] = ["var", "let", "const"];
const HEADS: readonly string[] = ["if", "for", "while", "function", "switch", "with", "catch"];

/** What follows `<script>`: a program rather than the rest of a sentence that mentions the element. */
function isProgram(cursor: Cursor): boolean {
  cursor.begin(cursor.at, BODY_CHARACTERS);
  cursor.spaces();
  const code = cursor.peek();
  if (code === 60) return cursor.sees("<!--");
  const word = cursor.until((unit) => !/[\w$.]/.test(String.fromCharCode(unit)));
  if (word === "") return /[({[!+~"'`/;\\-]/.test(String.fromCharCode(code));
  const after = cursor.peek();
  if (STATEMENTS.includes(word) && isSpace(after)) {
    cursor.spaces();
    cursor.until((unit) => !/[\w$]/.test(String.fromCharCode(unit)));
    cursor.spaces();
    return /[=;,]/.test(String.fromCharCode(cursor.peek()));
  }
  if (/[=(`;[]/.test(String.fromCharCode(after))) return true;
  cursor.spaces();
  const next = cursor.peek();
  if (next === 61) return true;
  if (next === 40 && HEADS.includes(word)) return true;
  // `alert (1)` may be prose with a bracket; the end of the element tells.
  return next === 40 && cursor.until((unit) => unit === 60) !== "" && cursor.sees("</");
}

export function findHtml(scan: Scan, at: number): void {
  const { cursor } = scan;
  if (cursor.text[at] === "(") {
    findLink(scan, at);
    return;
  }
  cursor.begin(at + 1, TAG_CHARACTERS);
  const code = cursor.peek() | 32;
  if (cursor.peek() === -1 || code < 97 || code > 122) return;
  const tag = readTag(cursor);
  const end = cursor.at;
  // `<javascript:…>` is a link of Markdown's.
  if (tag.name.includes(":") && runsScript(destinationOf(tag.name.slice(0, 256)), false)) {
    scan.hit("script-url", at, end);
    return;
  }
  const rule = ruleOf(tag, scan);
  if (rule !== undefined) {
    scan.hit(rule, at, end);
    return;
  }
  if (tag.name !== "script" || !PROGRAM_TYPE.test(tag.attributes.get("type") ?? "")) return;
  const wasCut = cursor.isCut;
  if (tag.attributes.has("src") || tag.attributes.has("href") || tag.attributes.has("xlink:href")) {
    scan.hit("script-element", at, end);
    return;
  }
  if (isProgram(cursor)) scan.hit("script-element", at, end);
  cursor.isCut ||= wasCut;
}

/** `](javascript:…)`, the link of Markdown; its address is read from the bracket on. */
function findLink(scan: Scan, at: number): void {
  const { cursor } = scan;
  if (cursor.text.charCodeAt(at - 1) !== 93) return;
  cursor.begin(at + 1, 256);
  cursor.spaces();
  cursor.take(60);
  let depth = 0;
  const address = cursor.until((code) => {
    if (code === 40) depth++;
    return code === 10 || code === 62 || (code === 41 && depth-- === 0);
  });
  // A drawing of its own runs nothing.
  const isShown = /^data:image/i.test(address);
  if (runsScript(destinationOf(address), isShown)) scan.hit("script-url", at, cursor.at);
}
