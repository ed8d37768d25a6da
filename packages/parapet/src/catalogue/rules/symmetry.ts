import type { CatalogueRule } from "./rule.ts";

export const symmetryRule: CatalogueRule = {
  id: "symmetry",
  title: "A threat names a control as mitigation exactly when the control says it mitigates the threat",
  *check(data) {
    const mitigates = new Map(data.controls.map(({ id, mitigates }) => [id, new Set(mitigates)]));
    const mitigations = new Map(data.threats.map(({ id, mitigations }) => [id, new Set(mitigations)]));
    for (const threat of data.threats)
      for (const control of threat.mitigations)
        if (mitigates.get(control)?.has(threat.id) === false)
          yield { subject: threat.id, message: `names ${control}, which does not say it mitigates it` };
    for (const control of data.controls)
      for (const threat of control.mitigates)
        if (mitigations.get(threat)?.has(control.id) === false)
          yield { subject: control.id, message: `says it mitigates ${threat}, which does not name it` };
  },
};
