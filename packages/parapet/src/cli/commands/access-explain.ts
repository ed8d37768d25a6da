import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { keyStatus } from "../key-lines.ts";
import { withStore } from "../open-data.ts";

/**
 * JSON: `{principal, permission, isAllowed, reason, steps}`. Exit 0 when allowed, 1 when not.
 */
export const accessExplain: CliCommand = {
  name: "access explain",
  group: "Run",
  summary: "Say whether a key or role may do something, and why",
  configure: (command) => {
    command
      .argument("<key>", "a key's id, or role:<name>")
      .argument("<action>", "e.g. invoke; or the whole permission, e.g. model:support-llm:invoke")
      .argument("[resource]", "e.g. model:support-llm");
  },
  run: async (context, [who = "", action = "", resource]) =>
    withStore(context, async ({ loaded, store }) => {
      const { compileAccess } = await import("../../gateway/index.ts");
      const permission = resource === undefined ? action : `${resource}:${action}`;
      if (!permission.includes(":"))
        throw new ParapetError("PARAPET_ACCESS_PERMISSION", `'${permission}' names no resource`, {
          hint: "Example: parapet access explain role:app invoke model:support-llm",
        });
      const access = compileAccess(loaded.policy.roles);
      const answer = (principal: string, isAllowed: boolean, reason: string, steps: readonly string[]): 0 | 1 => {
        const verdict = context.terminal.style(isAllowed ? "green" : "red", isAllowed ? "allowed" : "denied");
        context.terminal.answer({ principal, permission, isAllowed, reason, steps }, [
          `${verdict}  ${principal}  ${permission}`,
          `  ${reason}`,
          ...steps.map((step) => `  - ${step}`),
        ]);
        return isAllowed ? EXIT.ok : EXIT.findings;
      };
      if (who.startsWith("role:")) {
        const { isAllowed, reason, steps } = access.explain([who.slice(5)], permission);
        return answer(who, isAllowed, reason, steps);
      }
      // Somebody may paste the whole key: only its public part is looked at, and only that is shown.
      const id = who.slice(0, 13);
      const key = await store.keys.get(id);
      if (key === undefined)
        throw new ParapetError("PARAPET_KEY_UNKNOWN", `there is no key '${id}'`, {
          hint: "`parapet keys list` shows the ids.",
        });
      const { isAllowed, reason, steps } = access.explain([key.role], permission);
      const status = keyStatus(key, Date.now(), new Set());
      const all = [`key ${key.id} ('${key.name}') is ${status} and holds role '${key.role}'`, ...steps];
      return status === "active"
        ? answer(`key:${key.id}`, isAllowed, reason, all)
        : answer(`key:${key.id}`, false, `the key is ${status}`, all);
    }),
};
