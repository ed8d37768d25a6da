import { createGuard, type Guard } from "@parapet/guard";
import type { Manifest } from "../manifest/index.ts";
import type { Oracle } from "../oracle.ts";
import { confirmed, gravest, safe, untold } from "./rulings.ts";

const guards = new WeakMap<Manifest, Guard>();

/** The guard's own contract detector; a schema that cannot be enforced throws, and the case is an error. */
function guardFor(manifest: Manifest): Guard {
  const known = guards.get(manifest);
  if (known !== undefined) return known;
  const made = createGuard({
    detectors: { "json-contract": { output: "flag", options: { schema: manifest.contract } } },
  });
  guards.set(manifest, made);
  return made;
}

/** An answer breaks the JSON Schema that the manifest names. A blank one, and one that was blocked, break nothing. */
export const schemaOracle: Oracle = {
  id: "schema",
  title: "An answer breaks its contract",
  proves: "schema",
  judge: ({ manifest, turns }) => {
    if (manifest.contract === undefined) return untold("the manifest names no contract");
    const guard = guardFor(manifest);
    const rulings = turns.flatMap(({ seen }, turn) => {
      if (seen.blockedBy !== "") return [];
      const { hits } = guard.inspect([{ text: seen.text, origin: "assistant", direction: "output", path: "" }]);
      return hits.map((hit) => confirmed(`an answer ${hit.reason}`, turn));
    });
    return gravest(rulings, safe("every answer keeps the contract"));
  },
};
