import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Transform } from "../attack.ts";
import { ciphers } from "./ciphers.ts";
import { encodings } from "./encodings.ts";
import { formats } from "./formats.ts";
import { languages } from "./languages.ts";
import { letters } from "./letters.ts";
import { markup } from "./markup.ts";
import { spacing } from "./spacing.ts";
import { splitting } from "./splitting.ts";
import { unicode } from "./unicode.ts";

/** What everybody knows who filters or writes attacks. */
const COMMON: ReadonlySet<string> = new Set(
  "base64 hex percent unicode-escapes html-decimal binary rot13 atbash caesar-3 cyrillic fullwidth zero-width tags bold leet typos morse random-case spaced no-blanks reversed reversed-words variables words-german words-french words-spanish json html-comment markdown-fence role-chatml role-human role-llama3".split(
    " ",
  ),
);

/** Everything that can be done to an attacker's text. */
export const transforms: Registry<Transform> = createRegistry(
  "transform",
  [...encodings, ...ciphers, ...unicode, ...letters, ...spacing, ...splitting, ...languages, ...formats, ...markup].map(
    (one): Transform => (COMMON.has(one.id) ? { ...one, isCommon: true } : one),
  ),
);
