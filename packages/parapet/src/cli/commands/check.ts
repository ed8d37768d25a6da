import { detectors } from "@parapet/guard";
import { EXIT } from "@parapet/guard/kernel";
import {
  guardPolicyOf,
  loadPolicy,
  type ModelPolicy,
  PolicyError,
  type TargetChoice,
  targetLabel,
  targetsOf,
} from "../../policy/index.ts";
import { checkSecrets, untriedReferences } from "../check-secrets.ts";
import type { CliCommand } from "../command.ts";
import { warningsTo } from "../open-data.ts";
import { policyWarnings } from "../policy-warnings.ts";
import { tableLines } from "../table.ts";

/**
 * JSON: `{isValid, file, digest?, problems: [{path, line, column, message, hint?}], secrets: [{path, reference, code, message}],
 * references: [{path, reference, state}],
 * warnings: [{path, message}], models: [{name, primary, standby, guards, targets: [{slot, taken, passedOver: [{target, because}]}],
 * detectors: {input, output}}]}`.
 */
export const check: CliCommand = {
  name: "check",
  group: "Design",
  summary: "Check the policy, its secrets and its guards, and print what will run",
  configure: (command) => {
    command
      .argument("[file]", "policy file, in the place of --config")
      .option("--no-secrets", "list the secrets' references and try none: no file is read for them, no store is asked");
  },
  run: async ({ terminal, policyFile, env }, [file = policyFile], options) => {
    const loaded = await loadPolicy(file).catch((thrown: unknown) => {
      if (!(thrown instanceof PolicyError) || !terminal.isJson) throw thrown;
      terminal.answer(
        { isValid: false, file, problems: thrown.problems, secrets: [], references: [], warnings: [], models: [] },
        [],
      );
      return undefined;
    });
    if (loaded === undefined) return EXIT.usage;
    const { policy, digest } = loaded;

    const checked = options.secrets === false ? undefined : await checkSecrets(loaded, env, warningsTo(terminal));
    const secrets = checked?.problems ?? [];
    const references = checked?.references ?? untriedReferences(policy);
    const choices = checked?.choices ?? [];

    const models = Object.entries(policy.models).map(([name, model]) => {
      const guard = guardPolicyOf(policy, name, detectors);
      const on = (direction: "input" | "output"): readonly string[] =>
        guard.detectors.flatMap(({ detector, [direction]: action }) =>
          action === undefined ? [] : [`${detector}:${action}`],
        );
      return {
        name,
        primary: targetOf(choices, name, "primary", model.primary),
        standby: targetOf(choices, name, "standby", model.standby),
        targets: choices.filter((choice) => choice.model === name),
        guards: guard.name,
        detectors: { input: on("input"), output: on("output") },
      };
    });
    const warnings = policyWarnings(checked?.policy ?? policy);
    const chosen = choices.filter(({ model, slot }) => targetsOf(policy.models[model]?.[slot]).length > 1);
    const isValid = secrets.length === 0;
    terminal.answer({ isValid, file: loaded.file, digest, problems: [], secrets, references, warnings, models }, [
      `${terminal.style(isValid ? "green" : "red", isValid ? "valid" : "not ready")}  ${loaded.file}  ${terminal.style("dim", digest.slice(0, 12))}`,
      ...(models.length === 0 ? [] : [""]),
      ...tableLines(
        ["MODEL", "PRIMARY", "STANDBY", "GUARDS", "ON INPUT", "ON OUTPUT"],
        models.map((model) => [
          model.name,
          model.primary,
          model.standby || "-",
          model.guards,
          model.detectors.input.join(" ") || "-",
          model.detectors.output.join(" ") || "-",
        ]),
        (text) => terminal.style("bold", text),
      ),
      ...(references.length === 0 ? [] : [""]),
      ...tableLines(
        ["SECRET", "REFERENCE", "STATE"],
        references.map(({ path, reference, state }) => [path, reference, state]),
        (text) => terminal.style("bold", text),
      ),
      ...(chosen.length === 0 ? [] : [""]),
      ...chosen.flatMap(({ model, slot, taken, passedOver }) => [
        `${terminal.style("bold", `${model} ${slot}`)} takes ${taken}${passedOver.length === 0 ? ", the first of its list" : ""}`,
        ...passedOver.map(({ target, because }) => `  not ${target}: ${because}`),
      ]),
      ...(warnings.length === 0 ? [] : [""]),
      ...warnings.map(({ path, message }) => `${terminal.style("yellow", "warning")} ${path}: ${message}`),
      ...(secrets.length === 0 ? [] : [""]),
      ...secrets.flatMap(({ path, code, message, hint }) => [
        `${terminal.style("red", "error")} ${code} at ${path}: ${message}`,
        `  hint: ${hint}`,
      ]),
    ]);
    return isValid ? EXIT.ok : EXIT.environment;
  },
};

/** The target that was taken; all of them where nobody looked. */
function targetOf(
  choices: readonly TargetChoice[],
  name: string,
  slot: TargetChoice["slot"],
  candidates: ModelPolicy["primary"] | undefined,
): string {
  const choice = choices.find((one) => one.model === name && one.slot === slot);
  return (
    choice?.taken ??
    targetsOf(candidates)
      .map((target) => targetLabel(target, name))
      .join(" | ")
  );
}
