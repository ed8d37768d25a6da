import { createHash } from "node:crypto";

/** Enough to find it again, too little to use it. */
export function masked(value: string): string {
  const shown = value.length >= 20 ? value.slice(0, 4) : "";
  return `${shown}… (${value.length} characters, sha256:${digestOf(value)})`;
}

export const digestOf = (value: string): string => createHash("sha256").update(value).digest("hex").slice(0, 12);
