import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { keyJson } from "../key-lines.ts";
import { keyServiceOf } from "../key-service-of.ts";
import { didYouMean, withStore } from "../open-data.ts";
import { parseDuration, parseLabel } from "../option-values.ts";
import { timeCell } from "../table.ts";

/** JSON: `{key: {id, name, role, owner, status, createdAt, expiresAt, …}, secret}`; the secret is shown this once. */
export const keysCreate: CliCommand = {
  name: "keys create",
  group: "Run",
  summary: "Make a key and print it, once",
  configure: (command) => {
    command
      .argument("<name>", "what the key is for", parseLabel)
      .requiredOption("--role <role>", "a role of the policy")
      .option("--owner <owner>", "who answers for it", parseLabel)
      .option("--expires-in <duration>", "e.g. 90d; without it the key does not expire", parseDuration);
  },
  run: async (context, [name = ""], options) =>
    withStore(context, async (data) => {
      const { loaded } = data;
      const role = String(options.role);
      if (!Object.hasOwn(loaded.policy.roles, role))
        throw new ParapetError("PARAPET_KEY_ROLE", `the policy has no role '${role}'`, {
          hint: didYouMean(role, Object.keys(loaded.policy.roles), "roles"),
        });
      const { key, secret } = await (await keyServiceOf(data)).issue({
        name: name.trim(),
        role,
        actor: context.actor,
        ...(typeof options.owner === "string" ? { owner: options.owner } : {}),
        ...(typeof options.expiresIn === "number" ? { expiresInMs: options.expiresIn } : {}),
      });
      const { terminal } = context;
      terminal.answer({ key: keyJson(key, "active"), secret }, [secret]);
      terminal.remark(`key ${key.id} for role ${role}, expires ${timeCell(key.expiresAt)}. It is not shown again.`);
      return EXIT.ok;
    }),
};
