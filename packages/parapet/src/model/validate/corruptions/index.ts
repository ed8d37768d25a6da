import type { Corruption } from "./corruption.ts";
import { imageCorruptions } from "./images.ts";
import { tableCorruptions } from "./tables.ts";

/** Every corruption there is: of columns, then of images. */
export const corruptions: readonly Corruption[] = [...tableCorruptions, ...imageCorruptions];
