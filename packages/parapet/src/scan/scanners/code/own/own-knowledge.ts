import type { Call } from "../engine/call.ts";
import type { Knowledge } from "../engine/inspection.ts";
import { deepTaints } from "../engine/value.ts";
import type { Language } from "../ir.ts";
import { isOrigin, type OwnRule } from "./own-rules.ts";

/** What is known, and beside it what a user's own rules ask for. */
export function withOwnRules(known: Knowledge, rules: readonly OwnRule[], language: Language): Knowledge {
  const own = rules.filter(({ languages }) => languages === undefined || languages.some((one) => isFor(one, language)));
  if (own.length === 0) return known;
  return {
    ...known,
    onCall(call, analysis) {
      known.onCall(call, analysis);
      for (const { id, calls, sinks, argument } of own) {
        if (calls?.some((name) => isCalled(name, call)) === true) analysis.spot(OWN, call.node, undefined, id);
        if (sinks?.some((name) => isCalled(name, call)) !== true) continue;
        const args =
          argument === undefined ? [...call.args, ...call.named.values()] : call.args.slice(argument, argument + 1);
        analysis.sink(
          "own",
          args.flatMap((arg) => [...deepTaints(arg)]),
          call.node,
          id,
        );
      }
    },
    resultOf(call, analysis) {
      const source = own.find(({ sources }) => sources?.some((name) => !isOrigin(name) && isCalled(name, call)));
      if (source === undefined) return known.resultOf(call, analysis);
      return analysis.source("own", call.node.at, `${call.path} gives this`, `${call.path}()`);
    },
  };
}

/** The one rule, of the engine's, under which all of a user's own are reported. */
export const OWN = "own-rule";

const isFor = (named: string, language: Language): boolean => (named === "python") === (language === "python");

/** `pager.send` is the end of `pager.send`, `?pager.send` and `lib.Client().pager.send`. */
function isCalled(name: string, { path }: Call): boolean {
  const plain = path.replaceAll("()", "").replace(/^\?/, "");
  return plain === name || plain.endsWith(`.${name}`);
}
