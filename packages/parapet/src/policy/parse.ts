import { detectors } from "@parapet/guard";
import { crossCheck } from "./cross-check.ts";
import { checkDetectors } from "./detector-check.ts";
import { PolicyError, type PolicyProblem } from "./policy-error.ts";
import { type Policy, policySchema } from "./schema.ts";
import { checkTools } from "./tool-check.ts";
import { MAX_PROBLEMS, readYaml, type YamlSource } from "./yaml-source.ts";
import { problemAt, problemsOf } from "./zod-problems.ts";

/**
 * The policy in a YAML text, whole or not at all: defaults filled in, secrets still references.
 *
 * @param file name for messages; nothing is read
 * @throws {PolicyError} PARAPET_POLICY_SYNTAX when it is not YAML, PARAPET_POLICY_INVALID when it is not a policy; `problems` has all of them
 */
export function parsePolicy(text: string, file: string): Policy {
  const source = readYaml(text, file);
  if (source.data === null || source.data === undefined)
    throw new PolicyError("PARAPET_POLICY_INVALID", file, [
      { path: "", line: 1, column: 1, message: "the file is empty", hint: "Write a first policy with 'parapet init'." },
    ]);
  const result = policySchema.safeParse(source.data);
  const problems = [
    ...(result.success ? [] : [...problemsOf(result.error.issues, source), ...danglingIn(source)]),
    ...unableIn(source),
  ];
  if (result.success && problems.length === 0) return result.data;
  throw new PolicyError("PARAPET_POLICY_INVALID", file, inOrder(problems));
}

/** zod asks for rules between fields only once every field is right; they are asked here in any case. */
function danglingIn(source: YamlSource): readonly PolicyProblem[] {
  return crossCheck(source.data).map(({ path, message, hint }) => problemAt(source, path, message, hint));
}

const LAST_HINT = "`parapet policy schema` tells what may stand here.";

/** Guards that could not run as written. */
function unableIn(source: YamlSource): readonly PolicyProblem[] {
  return [
    ...checkDetectors(source.data, detectors).map(({ path, message, hint, part }) =>
      problemAt(source, path, message, hint, part),
    ),
    ...checkTools(source.data).map(({ path, message, hint }) => problemAt(source, path, message, hint)),
  ];
}

function inOrder(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  // Of two that say the same, the later one has the hint.
  const unique = new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem]));
  const hinted = [...unique.values()].map((problem) => ({ hint: LAST_HINT, ...problem }));
  return hinted.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_PROBLEMS);
}
