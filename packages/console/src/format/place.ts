import type { Finding } from "../api/types.ts";

/** `src/app.ts:12:5`, or the subject alone. */
export function placeOf({ location: { subject, line, column } }: Finding): string {
  return line === undefined ? subject : `${subject}:${line}${column === undefined ? "" : `:${column}`}`;
}
