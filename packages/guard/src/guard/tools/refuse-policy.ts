import { ParapetError } from "../../kernel/index.ts";

/**
 * @param where dotted place within the tool policy, e.g. `rules.send_email.schema`
 * @throws {ParapetError} PARAPET_TOOLS_POLICY
 */
export function refusePolicy(where: string, message: string, hint: string): never {
  throw new ParapetError("PARAPET_TOOLS_POLICY", `${where}: ${message}`, { hint, place: { file: "", path: where } });
}
