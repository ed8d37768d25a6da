import type { Described, Log } from "@parapet/guard/kernel";
import type { SecretSettings } from "../secret-settings.ts";
import type { SecretConnections } from "../stores/connections.ts";

export interface SecretContext {
  /** Folder of the policy file; relative paths start there. */
  readonly baseDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** What a store needs beyond that. */
export interface StoreContext extends SecretContext {
  readonly settings: SecretSettings;
  readonly connections: SecretConnections;
}

/** Where secrets of one scheme come from. `id` is the scheme: what stands before the colon. */
export interface SecretResolver<Context extends SecretContext = SecretContext> extends Described {
  /** Kept by somebody else: the last known value stays in use while it cannot be read again. */
  readonly isRemote: boolean;
  /** Can the value change while this process runs? */
  readonly canRotate: boolean;
  /** Everything beside the path that decides what is read: an edit of it is another place. */
  placeOf(context: Pick<StoreContext, "baseDirectory" | "settings">): string;
  /** The form of a reference where not every path will do, e.g. `vault:mount/path#field`. */
  readonly form?: { readonly text: string; accepts(path: string): boolean };
  /**
   * @param path what stands after the colon
   * @returns the value, or undefined when there is none
   * @throws {ParapetError} when the place exists but cannot be used
   * @throws {StoreFailure} when a store gives no value
   */
  resolve(path: string, context: Context): Promise<string | undefined>;
  /** The next thing to do where there is none. */
  whenMissing(path: string, context: Pick<SecretContext, "baseDirectory">): string;
}
