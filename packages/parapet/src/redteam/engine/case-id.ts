import { hash } from "node:crypto";
import type { Case } from "../attack.ts";

/** A case with the id of its content: the same parts, the same id, on every machine. */
export function caseOf(parts: Omit<Case, "id">): Case {
  const { goal, ask, carrier, channel, transforms, driver, seed } = parts;
  const id = hash("sha256", JSON.stringify([goal, ask, carrier, channel, transforms, driver, seed]), "hex");
  return { id: id.slice(0, 16), ...parts };
}
