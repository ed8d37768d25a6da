import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { parseDuration } from "../duration-option.ts";
import { keyJson } from "../key-lines.ts";
import { timeCell } from "../table.ts";
import { withKeys } from "../with-keys.ts";

/** JSON: `{key: {id, name, role, owner, status, createdAt, expiresAt, …}, secret}`; the secret is shown this once. */
export const keysCreate: CliCommand = {
  name: "keys create",
  group: "Run",
  summary: "Make a key and print it, once",
  configure: (command) => {
    command
      .argument("<name>", "what the key is for")
      .requiredOption("--role <role>", "a role of the policy")
      .option("--owner <owner>", "who answers for it")
      .option("--expires-in <duration>", "e.g. 90d; without it the key does not expire", parseDuration);
  },
  run: async (context, [name = ""], options) =>
    withKeys(context, async ({ loaded, keyService }) => {
      const role = String(options.role);
      if (!Object.hasOwn(loaded.policy.roles, role))
        throw new ParapetError("PARAPET_KEY_ROLE", `the policy has no role '${role}'`, {
          hint: `Its roles: ${Object.keys(loaded.policy.roles).join(", ") || "none"}.`,
        });
      const { key, secret } = await keyService.issue({
        name,
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
