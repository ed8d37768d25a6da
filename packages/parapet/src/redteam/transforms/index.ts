import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Transform } from "../attack.ts";
import { ciphers } from "./cipher/index.ts";
import { encodings } from "./encoding/index.ts";
import { spacings } from "./spacing/index.ts";
import { zeroWidth } from "./unicode/zero-width.ts";

/** Everything that can be done to an attacker's text. */
export const transforms: Registry<Transform> = createRegistry("transform", [
  ...encodings,
  ...ciphers,
  zeroWidth,
  ...spacings,
]);
