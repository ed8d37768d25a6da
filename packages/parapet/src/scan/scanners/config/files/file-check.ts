import type { Rule } from "../../../rule.ts";
import type { Sighting } from "../../../structured/sighting.ts";

/** The extension object: what may be wrong in one kind of file of settings. */
export interface FileCheck {
  readonly rule: Rule;
  /** By the path. */
  readonly wants: RegExp;
  see(text: string, path: string): readonly Sighting[];
}
