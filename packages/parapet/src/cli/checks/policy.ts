import { policyWarnings } from "../policy-warnings.ts";
import type { Check } from "./check.ts";

export const policyCheck: Check = {
  id: "policy",
  title: "Policy",
  run: async ({ loaded, policyError }) => {
    if (loaded === undefined) throw policyError;
    const [first, ...more] = policyWarnings(loaded.policy);
    if (first === undefined) return { status: "ok", message: loaded.file };
    const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
    return {
      status: "warning",
      message: `${first.path}: ${first.message}${rest}`,
      hint: "`parapet check` prints all of it.",
    };
  },
};
