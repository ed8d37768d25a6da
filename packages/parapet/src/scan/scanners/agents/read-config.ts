import { type Node, TooMuchError, UnreadableError } from "../../structured/node.ts";
import { readEnv } from "../../structured/read-env.ts";
import { readJson } from "../../structured/read-json.ts";
import { readToml } from "../../structured/read-toml.ts";
import { readYaml } from "../../structured/read-yaml.ts";

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  /** Undefined for what is empty. */
  readonly root: Node | undefined;
}

/** @throws {UnreadableError} */
export function readConfig(path: string, text: string): ConfigFile {
  return { path, text, root: text.trim() === "" ? undefined : rootOf(path, text) };
}

function rootOf(path: string, text: string): Node | undefined {
  if (/\.toml$/i.test(path)) return readToml(text);
  if (/\.ya?ml$/i.test(path)) return readYaml(text)[0];
  if (/(^|\/)\.env/.test(path)) return readEnv(text);
  return readJson(text);
}

/**
 * The same, where a file of that name may be anything: what cannot be read is none of ours.
 *
 * @param heedsLimits for files that something else would read, however long they are
 * @throws {TooMuchError} where limits are heeded
 */
export function tryConfig(path: string, text: string, heedsLimits = false): ConfigFile | undefined {
  try {
    return readConfig(path, text);
  } catch (thrown) {
    if (thrown instanceof TooMuchError && heedsLimits) throw thrown;
    if (thrown instanceof UnreadableError) return undefined;
    throw thrown;
  }
}
