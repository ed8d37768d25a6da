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

/** Everything that can be done to an attacker's text. */
export const transforms: Registry<Transform> = createRegistry("transform", [
  ...encodings,
  ...ciphers,
  ...unicodes,
  ...spacings,
  ...letters,
  ...splittings,
  ...languages,
  ...formats,
  ...markups,
]);
