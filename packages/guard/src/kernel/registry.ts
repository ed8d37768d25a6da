import { ParapetError } from "./error.ts";

/** What every extension tells about itself; help, docs, console and coverage are derived from it. */
export interface Described {
  /** kebab-case, unique in its registry, stable: policies and records name it. */
  readonly id: string;
  readonly title: string;
}

export interface Registry<T extends Described> {
  readonly all: readonly T[];
  has(id: string): boolean;
  /** @throws {ParapetError} PARAPET_REGISTRY_UNKNOWN, naming the known ids */
  get(id: string): T;
}

/**
 * An immutable set of extensions by id.
 *
 * @param what singular noun for error messages: "detector", "threat"
 * @throws {ParapetError} PARAPET_REGISTRY_DUPLICATE when two share an id
 */
export function createRegistry<T extends Described>(what: string, items: readonly T[]): Registry<T> {
  const byId = new Map<string, T>();
  for (const item of items) {
    if (byId.has(item.id))
      throw new ParapetError("PARAPET_REGISTRY_DUPLICATE", `two ${what}s share the id '${item.id}'`);
    byId.set(item.id, item);
  }
  return {
    all: items,
    has: (id) => byId.has(id),
    get: (id) => {
      const found = byId.get(id);
      if (found !== undefined) return found;
      throw new ParapetError("PARAPET_REGISTRY_UNKNOWN", `there is no ${what} '${id}'`, {
        hint: `Known ${what}s: ${items.map((item) => item.id).join(", ")}.`,
      });
    },
  };
}
