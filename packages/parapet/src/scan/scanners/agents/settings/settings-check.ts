import type { Example, Rule } from "../../../rule.ts";
import type { Node } from "../../../structured/node.ts";
import type { Sighting } from "../../../structured/sighting.ts";

/** A file of settings as a check is shown it. */
interface Settings {
  readonly path: string;
  readonly text: string;
  readonly root: Node;
  /** Hosts that the user's policy allows agents to be sent to. */
  readonly hosts: readonly string[];
}

/** The extension object: what may be wrong with the settings of an agent or editor. */
export interface SettingsCheck {
  readonly rule: Rule;
  see(settings: Settings): readonly Sighting[];
}

export const json = (path: string, value: unknown): Example => ({ [path]: JSON.stringify(value, null, 2) });
