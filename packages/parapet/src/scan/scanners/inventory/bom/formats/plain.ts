import { createHash } from "node:crypto";

/** Names and paths come out of scanned files: what they may hold is made harmless here. */

const UNSPEAKABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
/** All that Markdown, or HTML within it, may take for its own. */
const SIGNS = /[&<>"'`*_[\](){}|\\~!#$:@+=^-]/g;

/** JSON that any reader takes: no half of a character, which JSON itself would allow. */
export const jsonDocument = (value: unknown): string =>
  `${JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? inner.toWellFormed() : inner), 2)}\n`;

export const markdownText = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSPEAKABLE, "\ufffd")
    .replace(SIGNS, (sign) => `&#${sign.charCodeAt(0)};`);

/** Elements, not backticks: within a table's cell no run of backticks and bars is safe from ending it. */
export const markdownCode = (text: string): string => `<code>${markdownText(text)}</code>`;

/** A UUID of version 8, which is of a content and nothing else. */
export function uuidOf(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
