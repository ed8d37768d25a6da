import { patternTest } from "../pattern.ts";

/** What is not a pattern, or not one of this kind; the message goes on after "the pattern". */
export class PatternError extends Error {}

/**
 * A schema's pattern, in linear time.
 *
 * @throws {PatternError}
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  return patternTest(pattern, (message, hint) => {
    throw new PatternError(`${message}: ${hint.charAt(0).toLowerCase()}${hint.slice(1).replace(/\.$/, "")}`);
  });
}
