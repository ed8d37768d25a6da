import { ParapetError } from "../../../kernel/index.ts";
import { stringList } from "../../options.ts";

const PATTERN = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;

/** `options.allowHosts`, for a host matcher. @throws {ParapetError} PARAPET_GUARD_OPTIONS for what is no host or `*.` pattern */
export function hostList(detector: string, options: Readonly<Record<string, unknown>>): readonly string[] {
  const hosts = stringList(detector, options, "allowHosts", []);
  for (const host of hosts)
    if (!PATTERN.test(host))
      throw new ParapetError("PARAPET_GUARD_OPTIONS", `detector '${detector}': '${host}' is not a host pattern`, {
        hint: "Write host names without scheme, port or path: example.com, or *.example.com for all below it.",
      });
  return hosts;
}
