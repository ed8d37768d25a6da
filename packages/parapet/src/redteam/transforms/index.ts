import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Transform } from "../attack.ts";
import { ciphers } from "./cipher/index.ts";
import { encodings } from "./encoding/index.ts";
import { formats } from "./format/index.ts";
import { languages } from "./language/index.ts";
import { letters } from "./letters/index.ts";
import { markups } from "./markup/index.ts";
import { spacings } from "./spacing/index.ts";
import { splittings } from "./splitting/index.ts";
import { unicodes } from "./unicode/index.ts";
import { haste } from "./words/haste.ts";
import { lexicons } from "./words/lexicons.ts";
import { pieces } from "./words/pieces.ts";

/** What everybody knows who filters or writes attacks. */
const COMMON: ReadonlySet<string> = new Set(
  "base64 base16 percent-all json-escape html-decimal binary rot13 atbash caesar-3 homoglyph-cyrillic fullwidth zero-width tags math-bold leet typos morse random-case letter-spaced no-spaces reversed words-backwards variables words-german words-french words-spanish as-json as-html-comment as-code-fence markup-chatml markup-claude markup-llama-3".split(
    " ",
  ),
);

/** Everything that can be done to an attacker's text. */
export const transforms: Registry<Transform> = createRegistry(
  "transform",
  (
    [
      ...encodings,
      ...ciphers,
      ...unicodes,
      ...spacings,
      ...letters,
      ...splittings,
      ...languages,
      ...formats,
      ...markups,
      ...haste,
      ...pieces,
      ...lexicons,
    ] satisfies readonly Transform[]
  ).map((one): Transform => (COMMON.has(one.id) ? { ...one, isCommon: true } : one)),
);
