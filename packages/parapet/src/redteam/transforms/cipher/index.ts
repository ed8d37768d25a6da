import type { Transform } from "../../attack.ts";
import { codes } from "./codes.ts";
import { rot13 } from "./rot13.ts";
import { substitutions } from "./substitutions.ts";
import { transpositions } from "./transpositions.ts";
import { playfair, xorHex } from "./with-key.ts";

/** The text by a rule and a key. */
export const ciphers: readonly Transform[] = [rot13, ...substitutions, ...transpositions, ...codes, xorHex, playfair];
