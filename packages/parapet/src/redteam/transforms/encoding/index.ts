import type { Transform } from "../../attack.ts";
import { base64 } from "./base64.ts";
import { bases } from "./bases.ts";
import { bytes } from "./bytes.ts";
import { escapes } from "./escapes.ts";
import { mail } from "./mail.ts";

/** The text in another notation that a decoder reads back. */
export const encodings: readonly Transform[] = [base64, ...bases, ...bytes, ...mail, ...escapes];
