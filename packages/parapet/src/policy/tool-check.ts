import { createToolGuard, type ToolPolicy } from "@parapet/guard";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import { isRecord, record } from "./cross-check.ts";
import type { Policy } from "./schema.ts";
import { toolProfile } from "./tool-schema.ts";
import type { YamlPath } from "./yaml-source.ts";

interface ToolProblem {
  readonly path: YamlPath;
  readonly message: string;
  readonly hint?: string;
}

/** What the guard takes for one model; undefined where the policy says nothing of its tools. */
export function toolPolicyOf(
  policy: Pick<Policy, "tools"> & {
    readonly models: Readonly<Record<string, { readonly tools?: string | undefined }>>;
  },
  modelName: string,
): ToolPolicy | undefined {
  const name = policy.models[modelName]?.tools;
  const profile = name !== undefined && Object.hasOwn(policy.tools, name) ? policy.tools[name] : undefined;
  return profile === undefined || name === undefined ? undefined : { name, ...profile };
}

/** Asks the guard itself whether the profiles can hold as they are written. Passes over what is misshapen. */
export function checkTools(policy: unknown): readonly ToolProblem[] {
  return Object.entries(record(record(policy).tools)).flatMap(([name, written]) => {
    const parsed = toolProfile.safeParse(written);
    if (!parsed.success) return [];
    try {
      createToolGuard({ name, ...parsed.data });
      return [];
    } catch (thrown) {
      if (!(thrown instanceof ParapetError)) throw thrown;
      const place = thrown.place?.path ?? "";
      const message = messageOf(thrown).replace(`${place}: `, "");
      const hint = thrown.hint === undefined ? {} : { hint: thrown.hint };
      return [{ path: ["tools", name, ...stepsTo(written, place)], message, ...hint }];
    }
  });
}

/** Dotted places hold names with dots in them: the longest name that is there is meant. */
function stepsTo(written: unknown, place: string): readonly (string | number)[] {
  if (place === "") return [];
  const index = /^\[(\d+)\]\.?/.exec(place);
  if (Array.isArray(written) && index !== null)
    return [Number(index[1]), ...stepsTo(written[Number(index[1])], place.slice(index[0].length))];
  if (!isRecord(written)) return [];
  const known = Object.keys(written)
    .filter((key) => place === key || place.startsWith(`${key}.`) || place.startsWith(`${key}[`))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined ? [] : [known, ...stepsTo(written[known], place.slice(known.length).replace(/^\./, ""))];
}
