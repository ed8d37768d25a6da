import { detectors } from "@parapet/guard";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { guardPolicyOf, loadPolicy, PolicyError, resolveSecret, secretReferencesOf } from "../../policy/index.ts";
import type { CliCommand } from "../command.ts";
import { warningsTo } from "../open-data.ts";
import { policyWarnings } from "../policy-warnings.ts";
import { tableLines } from "../table.ts";

/**
 * JSON: `{isValid, file, digest?, problems: [{path, line, column, message, hint?}], secrets: [{path, reference, code, message}],
 * warnings: [{path, message}], models: [{name, primary, standby, guards, detectors: {input, output}}]}`.
 */
export const check: CliCommand = {
  name: "check",
  group: "Design",
  summary: "Check the policy, its secrets and its guards, and print what will run",
  configure: (command) => {
    command
      .argument("[file]", "policy file, in the place of --config")
      .option("--no-secrets", "leave the secrets alone, e.g. where they are not at hand");
  },
  run: async ({ terminal, policyFile, env }, [file = policyFile], options) => {
    const loaded = await loadPolicy(file).catch((thrown: unknown) => {
      if (!(thrown instanceof PolicyError) || !terminal.isJson) throw thrown;
      terminal.answer({ isValid: false, file, problems: thrown.problems, secrets: [], warnings: [], models: [] }, []);
      return undefined;
    });
    if (loaded === undefined) return EXIT.usage;
    const { policy, baseDirectory, digest } = loaded;

    const secrets: { path: string; reference: string; code: string; message: string; hint: string }[] = [];
    if (options.secrets !== false)
      for (const { path, reference } of secretReferencesOf(policy))
        try {
          await resolveSecret(reference, { baseDirectory, env, log: warningsTo(terminal) });
        } catch (thrown) {
          if (!(thrown instanceof ParapetError)) throw thrown;
          secrets.push({ path, reference, code: thrown.code, message: thrown.message, hint: thrown.hint ?? "" });
        }

    const models = Object.entries(policy.models).map(([name, model]) => {
      const guard = guardPolicyOf(policy, name, detectors);
      const on = (direction: "input" | "output"): readonly string[] =>
        guard.detectors.flatMap(({ detector, [direction]: action }) =>
          action === undefined ? [] : [`${detector}:${action}`],
        );
      return {
        name,
        primary: targetOf(model.primary),
        standby: model.standby === undefined ? "" : targetOf(model.standby),
        guards: guard.name,
        detectors: { input: on("input"), output: on("output") },
      };
    });
    const warnings = policyWarnings(policy);
    const isValid = secrets.length === 0;
    terminal.answer({ isValid, file: loaded.file, digest, problems: [], secrets, warnings, models }, [
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

function targetOf({ provider, model }: { readonly provider: string; readonly model?: string | undefined }): string {
  return model === undefined ? provider : `${provider}/${model}`;
}
