import type { Transform } from "../../attack.ts";
import { alphabets } from "./alphabets.ts";
import { marks } from "./marks.ts";
import { zeroWidth } from "./zero-width.ts";

/** The same to the eye, or near it, and other characters. */
export const unicodes: readonly Transform[] = [zeroWidth, ...alphabets, ...marks];
