import type { Log } from "@parapet/guard/kernel";
import type { SecretSettings } from "../secret-settings.ts";

/** An open connection to one secret store, with whatever it has to remember: a session, its lease, a token. */
export interface SecretStore {
  /**
   * @param path what stands after the colon of a reference, of a form that the resolver has accepted
   * @throws {StoreFailure} whenever there is no value to give
   */
  read(path: string): Promise<string>;
  /** Ends sessions that were opened here, as far as the store answers soon; never throws. */
  close(): Promise<void>;
}

/** What a store is made of: where it is and as whom to ask come from the policy first, then from the environment. */
export interface StoreParts {
  readonly settings: SecretSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the policy file; relative paths start there. */
  readonly baseDirectory: string;
  readonly log: Log;
}
