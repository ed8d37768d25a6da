import { writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { PIN_FILE, pinFileOf, scan, scanners } from "../../scan/index.ts";
import type { CliCommand } from "../command.ts";
import { scanPolicyFor } from "../scan-policy.ts";
import { scanCommand } from "./scan.ts";

/** JSON: as `scan`; with `--pin` `{file, pinned}`. */
export const scanAgents: CliCommand = {
  name: "scan agents",
  group: "Build",
  summary: "Look at agents' rules, settings, servers and tools alone, and pin them",
  configure: (command) => {
    command
      .argument("[paths...]", "files and folders; everything here by default")
      .option("--pin", `write what servers and tools are now to ${PIN_FILE}: a later change is a finding`);
  },
  run: async (context, paths, options) => {
    if (options.pin !== true) return scanCommand.run(context, paths, { ...options, scanners: ["agents"] });
    const root = process.cwd();
    const { scan: policy } = await scanPolicyFor(context, root);
    const { facts, failures } = await scan({
      root,
      paths: paths.length === 0 ? ["."] : paths,
      scanners: [scanners.get("agents")],
      exclude: policy?.exclude ?? [],
      now: Date.now(),
    });
    const [failure] = failures;
    if (failure !== undefined)
      throw new ParapetError("PARAPET_SCAN_PINS", `${failure.path} could not be looked at: ${failure.error}`, {
        hint: "Nothing was pinned. Mend the file, or leave it out by .parapetignore.",
        exit: EXIT.environment,
      });
    const { text, count } = pinFileOf(facts);
    await writeFile(path.join(root, PIN_FILE), text);
    context.terminal.answer({ file: PIN_FILE, pinned: count }, [`${PIN_FILE}: ${count} servers and tools pinned`]);
    return EXIT.ok;
  },
};
