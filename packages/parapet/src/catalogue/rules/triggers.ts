import type { Condition, Fact, Taxonomy } from "../schema.ts";
import type { CatalogueRule } from "./rule.ts";

export const triggersRule: CatalogueRule = {
  id: "triggers",
  title: "Conditions ask for facts that exist, with an operator that fits, about values that can occur",
  *check(data) {
    for (const threat of data.threats) {
      const { all = [], any = [], none = [] } = threat.trigger;
      if (all.length + any.length === 0) yield { subject: threat.id, message: "its trigger has no condition" };
      const drivers = threat.likelihood.drivers.map(({ when }) => when);
      for (const condition of [...all, ...any, ...none, ...drivers])
        for (const message of wrongIn(condition, data)) yield { subject: threat.id, message };
    }
  },
};

/** Operators that make sense for each type of fact. */
const FITTING: Readonly<Record<Fact["type"], readonly Condition["op"][]>> = {
  enum: ["eq", "ne", "in", "absent"],
  set: ["has", "nonempty", "absent"],
  bool: ["eq", "ne", "truthy", "absent"],
  int: ["eq", "ne", "gte", "gt", "absent"],
};

function* wrongIn({ fact: name, op, value }: Condition, data: Taxonomy): Iterable<string> {
  const fact = Object.hasOwn(data.facts, name) ? data.facts[name] : undefined;
  if (fact === undefined) return yield `there is no fact '${name}'`;
  if (!FITTING[fact.type].includes(op)) yield `'${op}' does not fit ${name}, which is of type ${fact.type}`;
  const needsValue = !["truthy", "absent", "nonempty"].includes(op);
  if (needsValue !== (value !== undefined)) yield `'${op}' on ${name} ${needsValue ? "needs" : "takes no"} value`;
  for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
    if (fact.values !== undefined && !fact.values.includes(String(one))) yield `${name} is never '${one}'`;
    if (fact.range !== undefined && (Number(one) < fact.range[0] || Number(one) > fact.range[1]))
      yield `${name} runs from ${fact.range.join(" to ")}, never ${one}`;
  }
}
