import type { ConstraintKind } from "./constraint.ts";

/** An argument that must say whose exchange this is. Where nobody has said, nothing is equal to it. */
export const tenants: ConstraintKind<"tenants"> = {
  name: "tenants",
  rule: "argument-tenant",
  compile:
    ({ equals }) =>
    (value, { values }) => {
      const wanted = Object.hasOwn(values, equals) ? values[equals] : undefined;
      if (wanted === undefined || wanted === "") return "names a tenant, and this exchange has none";
      const said = typeof value === "number" ? String(value) : value;
      return said === wanted ? undefined : "names another tenant than this exchange's";
    },
};
