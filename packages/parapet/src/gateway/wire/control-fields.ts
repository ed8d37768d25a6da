import type { Shape } from "./shape.ts";
import { fold } from "./walk.ts";
import type { Wire } from "./wire.ts";

/**
 * What a request asks for besides the model it names first. A caller is authorised, limited and routed by what we read
 * at the top of a body, so nothing there may be read otherwise by the provider, whether or not a guard looks at it.
 */

const known = new WeakMap<Shape, { readonly names: ReadonlySet<string>; readonly folded: ReadonlySet<string> }>();

/**
 * Is there a top-level field that is one of the wire's own in another spelling? A provider that ignores case, as Go's
 * JSON does, would take `Model` for the model.
 */
export function hasOtherSpelling({ request }: Wire, json: unknown): boolean {
  if (request?.is !== "object" || json === null || typeof json !== "object") return false;
  let names = known.get(request);
  if (names === undefined) {
    const own = Object.keys(request.fields);
    names = { names: new Set(own), folded: new Set(own.map(fold)) };
    known.set(request, names);
  }
  for (const name in json) if (!names.names.has(name) && names.folded.has(fold(name))) return true;
  return false;
}

const NONE: readonly string[] = [];

/** Models beside the one in `model` that the provider may run for this request: fallbacks, and tools that are models. */
export function otherModels(json: unknown): readonly string[] {
  const { models, fallbacks, tools } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (models === undefined && fallbacks === undefined && tools === undefined) return NONE;
  const found = new Set<string>();
  for (const list of [models, fallbacks])
    for (const entry of Array.isArray(list) ? list : [list]) if (typeof entry === "string") found.add(entry);
  for (const list of [models, fallbacks, tools])
    for (const entry of Array.isArray(list) ? list : [list]) {
      const named = (entry as { readonly model?: unknown } | null | undefined)?.model;
      if (typeof named === "string") found.add(named);
    }
  return found.size === 0 ? NONE : [...found];
}
