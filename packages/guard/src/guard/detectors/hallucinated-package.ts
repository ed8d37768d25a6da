import { fenceAfter } from "../../text/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { booleanOption, knownOptions } from "../options.ts";
import { isInlineCode } from "./active-content/inline-code.ts";
import { ecosystemOf } from "./hallucinated-package/ecosystem.ts";
import { findCommands, type Named } from "./hallucinated-package/find-commands.ts";
import { findImports } from "./hallucinated-package/find-imports.ts";
import { type Known, knownPackages } from "./hallucinated-package/known.ts";
import { hallucinatedPackageExamples } from "./hallucinated-package.examples.ts";

/*
 * A model names packages that do not exist, often the same ones, and somebody registers them. What exists is the
 * host's to say: a list or a Bloom filter by ecosystem. This detector asks no registry, and where nothing is known of
 * an ecosystem it says nothing about it. A name that is on the list can be malicious all the same.
 */

/** What follows a command in a sentence rather than on a command line. */
// biome-ignore format: a list of words
const PROSE: ReadonlySet<string> = new Set([
  "a", "an", "the", "it", "this", "that", "them", "these", "those", "your", "our", "my", "its", "and", "or", "to", "with", "as", "is",
  "in", "on", "for", "from", "of", "all", "any", "some", "command", "commands", "will", "then", "again", "if", "when", "fails", "step",
  "script", "package", "packages", "dependencies", "dependency", "something", "anything", "first", "instead", "only", "can", "does",
]);

function judge(known: Known, name: string, sureness: number): Pick<Hit, "rule" | "confidence" | "severity" | "reason"> {
  const other = known.lookalikeOf(name);
  if (other === undefined)
    return {
      rule: "unknown-package",
      confidence: sureness,
      severity: "medium",
      reason: "names a package that is not known",
    };
  const reason = `names a package that is not known and is one slip away from '${other}'`;
  return { rule: "lookalike-package", confidence: Math.min(1, sureness + 0.15), severity: "high", reason };
}

/**
 * `options.known`: what exists, by ecosystem (npm, pypi, cargo, go, gem, composer, nuget): a list of names, or a Bloom
 * filter. `options.popular`: names that others are compared to, by ecosystem; the first 20,000 of `known` unless given.
 * `options.imports`: also read the imports of code blocks, on unless false.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("hallucinated-package", options, ["known", "popular", "imports"]);
  const byEcosystem = knownPackages(options);
  const areImportsRead = booleanOption("hallucinated-package", options, "imports", true);

  function inspect({ text, origin }: Passage, context: InspectionContext, hits: Hit[]): number {
    if (byEcosystem.size === 0) return text.length;
    const { from, units, earlier, isFinal } = context;
    let fence = earlier.fence;
    let fenced = 0;
    const isInCode = (at: number): boolean => {
      if (at > fenced) {
        fence = fenceAfter(fence, text, fenced, at);
        fenced = at;
      }
      return origin === "tool-call" || fence.marker !== "" || isInlineCode(text, at);
    };
    const report = ({ ecosystem, start, end }: Named, name: string, sureness: number): void => {
      const known = byEcosystem.get(ecosystem);
      if (known === undefined || name === "" || isKnown(known, ecosystem, name)) return;
      hits.push({ ...judge(known, name, sureness), start, end, replacement: "[unknown-package]" });
    };
    const commands = findCommands(text, units, from, (named) => {
      const token = text.slice(named.start, named.end);
      const inCode = isInCode(named.start);
      if (!inCode && (named.index > 0 || PROSE.has(token.toLowerCase()))) return;
      report(named, ecosystemOf(named.ecosystem).nameOf(token), inCode ? 0.8 : 0.5);
    });
    const imports = areImportsRead
      ? findImports(text, context, (named) => report(named, named.name, 0.5))
      : text.length;
    return isFinal ? text.length : Math.min(commands, imports);
  }
  return { kind: hallucinatedPackage, inspect };
}

/** A path of Go's names a package within a module; any beginning of it may be the module. */
function isKnown(known: Known, ecosystem: string, name: string): boolean {
  if (ecosystem !== "go") return known.has(name);
  const parts = name.split("/");
  return parts.some((_, i) => known.has(parts.slice(0, i + 1).join("/")));
}

export const hallucinatedPackage: DetectorKind = {
  id: "hallucinated-package",
  title: "Hallucinated packages",
  summary: "Install commands and imports that name packages which are not on a list of yours.",
  severity: "medium",
  threats: ["hallucinated-package", "malicious-dependency"],
  controls: ["ctl-output-guard", "ctl-dep-scan"],
  maturity: "experimental",
  directions: ["output"],
  origins: ["assistant", "tool-call", "reasoning"],
  onHit: "flag",
  configure,
  needs: "known",
  examples: hallucinatedPackageExamples,
};
