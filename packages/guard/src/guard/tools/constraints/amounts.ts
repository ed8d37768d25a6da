import { refusePolicy } from "../refuse-policy.ts";
import type { ConstraintKind } from "./constraint.ts";

/** As money is written where every reader agrees: no sign for thousands, no exponent. */
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** A number, or one written out, between two bounds. Whatever else stands there is refused: nobody knows what it means. */
export const amounts: ConstraintKind<"amounts"> = {
  name: "amounts",
  rule: "argument-amount",
  compile: ({ max, min = 0 }, where) => {
    if (!(Number.isFinite(max) && Number.isFinite(min) && min <= max))
      refusePolicy(where, "has bounds that are none", "Give max, and min where it is not 0.");
    return (value) => {
      const amount = typeof value === "string" && DECIMAL.test(value) ? Number(value) : value;
      if (typeof amount !== "number" || !Number.isFinite(amount)) return "is no plain amount";
      if (amount > max) return "is more than the policy allows";
      return amount < min ? "is less than the policy allows" : undefined;
    };
  },
};
