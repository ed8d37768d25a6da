import type { CatalogueRule } from "./rule.ts";

export const referencesRule: CatalogueRule = {
  id: "references",
  title: "Threats, controls, questions and evidence modules that are named exist, and names are unique",
  *check(data) {
    const threats = new Map(data.threats.map((threat) => [threat.id, threat]));
    const controls = new Map(data.controls.map((control) => [control.id, control]));
    for (const [what, entries, unique] of [
      ["threats", data.threats, threats],
      ["controls", data.controls, controls],
    ] as const)
      if (entries.length !== unique.size) {
        const twice = entries.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index);
        yield { subject: what, message: `the same id stands twice: ${twice.join(", ")}` };
      }
    for (const threat of data.threats) {
      if (threat.mitigations.length === 0) yield { subject: threat.id, message: "no control mitigates it" };
      for (const id of threat.mitigations)
        if (!controls.has(id)) yield { subject: threat.id, message: `there is no control '${id}'` };
      for (const ask of threat.asks)
        if (!Object.hasOwn(data.asks, ask)) yield { subject: threat.id, message: `there is no question '${ask}'` };
    }
    for (const control of data.controls) {
      if (control.evidence.length === 0) yield { subject: control.id, message: "nothing proves it" };
      for (const id of control.mitigates)
        if (!threats.has(id)) yield { subject: control.id, message: `there is no threat '${id}'` };
      for (const { module } of control.evidence)
        if (!Object.hasOwn(data.evidenceModules, module))
          yield { subject: control.id, message: `there is no evidence module '${module}'` };
      for (const question of control.gutCheck)
        if (!Object.hasOwn(data.gutCheck, question))
          yield { subject: control.id, message: `there is no question '${question}'` };
    }
  },
};
