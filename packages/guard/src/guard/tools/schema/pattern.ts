import { patternTest } from "../../pattern.ts";
import { refusePolicy } from "../refuse-policy.ts";

/** @throws {ParapetError} PARAPET_TOOLS_POLICY for what is not a pattern, or not one of this kind */
export function compilePattern(pattern: string, where: string): (text: string) => boolean {
  return patternTest(pattern, (message, hint) => refusePolicy(where, message, hint));
}
