import type { Described, Log } from "@parapet/guard/kernel";

export interface SecretContext {
  /** Folder of the policy file; relative paths start there. */
  readonly baseDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** Where secrets of one scheme come from. `id` is the scheme: what stands before the colon. */
export interface SecretResolver extends Described {
  /**
   * @param path what stands after the colon
   * @returns the value, or undefined when there is none
   * @throws {ParapetError} when the place exists but cannot be used
   */
  resolve(path: string, context: SecretContext): Promise<string | undefined>;
}
