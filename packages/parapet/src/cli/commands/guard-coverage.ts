import { createGuard, detectors } from "@parapet/guard";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { guardPolicyOf, loadPolicy, withoutGuardSecrets } from "../../policy/index.ts";
import type { CliCommand } from "../command.ts";
import { didYouMean, requireModel } from "../open-data.ts";

/** JSON: `{rows: [{route, wire, direction, stream, field, origin, detectors: {<id>: "run" | "not-configured" | "not-possible"}}]}`. */
export const guardCoverage: CliCommand = {
  name: "guard coverage",
  group: "Build",
  summary: "Print which detector runs on which field of which wire format",
  configure: (command) => {
    command
      .option("--model <model>", "only this model of the policy")
      .option("--wire <wire>", "only this wire format, e.g. openai-chat")
      .option("--gaps", "only fields on which nothing runs");
  },
  run: async ({ terminal, policyFile }, _args, options) => {
    const { coverageRows, renderCoverage } = await import("../../gateway/index.ts");
    const loaded = await loadPolicy(policyFile);
    if (typeof options.model === "string") requireModel(loaded, options.model);
    const names = Object.keys(loaded.policy.models).filter((name) => (options.model ?? name) === name);
    const guards = new Map(
      names.map((name) => [
        name,
        createGuard(withoutGuardSecrets(guardPolicyOf(loaded.policy, name, detectors), detectors)),
      ]),
    );
    const all = coverageRows({ guards, policy: loaded.policy });
    const wires = [...new Set(all.map(({ wire }) => wire))];
    const wire = options.wire === undefined ? undefined : String(options.wire);
    if (wire !== undefined && wires.length > 0 && !wires.some((known) => known === wire))
      throw new ParapetError("PARAPET_GUARD_WIRE", `there is no wire format '${wire}'`, {
        hint: didYouMean(wire, wires, "names"),
      });
    const rows = all.filter(
      (row) =>
        (wire === undefined || row.wire === wire) &&
        (options.gaps !== true || !Object.values(row.detectors).includes("run")),
    );
    const isWithoutGaps = all.length > 0 && rows.length === 0;
    const lines = isWithoutGaps
      ? ["no gaps: a detector runs on every field"]
      : renderCoverage(rows).trimEnd().split("\n");
    terminal.answer({ rows }, lines);
    return EXIT.ok;
  },
};
