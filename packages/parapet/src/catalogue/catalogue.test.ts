import { detectors } from "@parapet/guard";
import { describe, expect, it } from "vitest";
import { catalogue, catalogueRules, lintCatalogue, mappingsOf, type Taxonomy, taxonomySchema } from "./index.ts";

/** A copy of the data with something done to it. */
function altered(change: (data: Taxonomy) => void): Taxonomy {
  const data = structuredClone(catalogue().data);
  change(data);
  return data;
}

function complaints(change: (data: Taxonomy) => void): readonly string[] {
  return lintCatalogue(altered(change)).map(({ rule, subject, message }) => `${rule} ${subject}: ${message}`);
}

const first = (data: Taxonomy): Taxonomy["threats"][number] => data.threats[0]!;
const firstControl = (data: Taxonomy): Taxonomy["controls"][number] => data.controls[0]!;

describe("catalogue", () => {
  it("C1: is typed, parsed once, and names what it knows when asked for what it does not", () => {
    expect(catalogue()).toBe(catalogue());
    expect(catalogue().threats.all).toHaveLength(82);
    expect(catalogue().controls.all).toHaveLength(74);
    expect(catalogue().threats.get("direct-prompt-injection").owaspLlm2025).toEqual(["LLM01:2025"]);
    expect(() => catalogue().controls.get("ctl-nowhere")).toThrow(/no control 'ctl-nowhere'/);
  });

  it("C4: complete tables are as long as their editions", () => {
    const size = (field: string): number => catalogue().frameworks.find((one) => one.field === field)!.ids.size;
    expect([size("iso42001"), size("nistAiRmf"), size("nistCsf2")]).toEqual([38, 72, 106]);
    expect([size("cosaiRisk"), size("cosaiControl"), size("atlasMitigations")]).toEqual([36, 35, 35]);
    for (const { ids, form, title } of catalogue().frameworks) for (const id of ids) expect(id, title).toMatch(form);
    expect(complaints((data) => Object.assign(data.frameworks.iso42001!, { count: 39 }))).toHaveLength(1);
  });

  it("C7: the shipped data has no problem", () => {
    expect(lintCatalogue(catalogue().data)).toEqual([]);
  });

  it("C8: every threat and control that a guard detector names is in the catalogue", () => {
    const wrong = detectors.all.flatMap(({ id, threats, controls }) => [
      ...threats.filter((threat) => !catalogue().threats.has(threat)).map((threat) => `${id} names threat ${threat}`),
      ...controls.filter((control) => !catalogue().controls.has(control)).map((c) => `${id} names control ${c}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it("C10: threats and controls lead to frameworks by edition, and an unknown one to an error", () => {
    const given = {
      threats: ["hidden-context-disclosure", "secrets-in-context", "hidden-context-disclosure"],
      controls: ["ctl-red-team"],
    };
    const told = mappingsOf(given, ["euAiAct", "atlas", "owaspLlm2025", "owaspLlm2026"]);
    expect(told.map(({ field }) => field)).toEqual(["owaspLlm2025", "owaspLlm2026", "atlas", "euAiAct"]);
    const { threats, controls } = catalogue();
    const [one, other] = [threats.get("hidden-context-disclosure"), threats.get("secrets-in-context")];
    expect(told[2]?.ids).toEqual([...new Set([...one.atlas, ...other.atlas])].sort());
    // As people count, not as letters stand: 9 before 15.
    expect(told[3]?.ids).toEqual(["Art. 9", "Art. 15"]);
    expect(new Set(told[3]?.ids)).toEqual(new Set(controls.get("ctl-red-team").euAiAct));
    expect(mappingsOf({ threats: [], controls: [] }, ["atlas"])).toEqual([]);
    expect(() => mappingsOf({ threats: ["no-such-threat"], controls: [] }, ["atlas"])).toThrow(/no-such-threat/);
  });

  it("C9: a framework id leads to what maps to it", () => {
    expect(
      catalogue()
        .threatsMappedTo("LLM07:2025")
        .map(({ id }) => id),
    ).toContain("hidden-context-disclosure");
    expect(catalogue().controlsMappedTo("A.6.2.8").length).toBeGreaterThan(0);
    expect(catalogue().threatsMappedTo("LLM01:2023")).toEqual([]);
    for (const { field, ids } of catalogue().frameworks)
      for (const id of ids)
        for (const entry of [...catalogue().threatsMappedTo(id), ...catalogue().controlsMappedTo(id)])
          expect(Object.values(entry).flat(), `${field} ${id}`).toContain(id);
  });
});

describe("lintCatalogue", () => {
  const cases: readonly (readonly [promise: string, name: string, change: (data: Taxonomy) => void, says: RegExp])[] = [
    ["C3", "an id of the other OWASP edition", (d) => first(d).owaspLlm2025.push("LLM05:2026"), /belongs to .*2026/],
    ["C3", "an id without an edition", (d) => first(d).owaspLlm2025.push("LLM05"), /form/],
    ["C2", "a retired edition", (d) => first(d).owaspLlm2025.push("LLM01:2023"), /form/],
    ["C2", "a number that the list does not have", (d) => first(d).owaspLlm2026.push("LLM11:2026"), /has no LLM11/],
    ["C2", "a renumbered ATLAS id", (d) => first(d).atlas.push("AML.T0115.000"), /2026\.07.*where it is AML\.T0019/],
    ["C2", "an ATLAS id that does not exist", (d) => first(d).atlas.push("AML.T9999"), /not looked up/],
    ["C2", "a mistyped ATLAS id", (d) => first(d).atlas.push("AML.TA0051"), /form/],
    ["C2", "a newer ATLAS mitigation", (d) => firstControl(d).atlasMitigations.push("AML.M0035"), /2026\.07/],
    ["C2", "a mis-numbered ISO control", (d) => firstControl(d).iso42001.push("A.6.1.4"), /has no A\.6\.1\.4/],
    ["C2", "an ISO objective taken for a control", (d) => firstControl(d).iso42001.push("A.6.2.1"), /has no/],
    ["C2", "a dropped CSF subcategory", (d) => firstControl(d).nistCsf2.push("PR.DS-03"), /has no PR\.DS-03/],
    ["C2", "a CSF 1.1 id", (d) => firstControl(d).nistCsf2.push("PR.AC-1"), /form/],
    ["C2", "an AI RMF number too far", (d) => firstControl(d).nistAiRmf.push("GOVERN 6.3"), /has no GOVERN 6\.3/],
    ["C2", "an article past the last", (d) => firstControl(d).euAiAct.push("Art. 114"), /has no/],
    ["C2", "an unknown SOC 2 criterion", (d) => firstControl(d).soc2.push("CC6.9"), /has no CC6\.9/],
    ["C2", "an unknown weakness", (d) => first(d).cwe.push("CWE-9999"), /not looked up/],
    ["C2", "a control's id in a threat's column", (d) => first(d).cosaiRisk.push("controlRedTeaming"), /belongs to/],
    ["C2", "an id twice", (d) => first(d).atlas.push(first(d).atlas[0]!), /twice/],
    [
      "C3",
      "a confidence without its edition",
      (d) => Object.assign(first(d).mappingConfidence, { "owaspLlm2025:LLM04": "low" }),
      /does not map/,
    ],
    ["C5", "a missing control", (d) => first(d).mitigations.push("ctl-nowhere"), /no control 'ctl-nowhere'/],
    ["C5", "a missing threat", (d) => firstControl(d).mitigates.push("no-threat"), /no threat 'no-threat'/],
    [
      "C5",
      "a missing evidence module",
      (d) => firstControl(d).evidence.push({ module: "guard.nothing", proves: "x", maxAgeDays: 1 }),
      /no evidence module/,
    ],
    ["C5", "a threat without mitigation", (d) => first(d).mitigations.splice(0), /no control mitigates it/],
    ["C5", "a one-sided mitigation", (d) => first(d).mitigations.push("ctl-literacy"), /does not say it mitigates it/],
    ["C5", "the same id twice", (d) => d.threats.push(structuredClone(first(d))), /the same id stands twice/],
    ["C6", "an unknown fact", (d) => first(d).trigger.all!.push({ fact: "component.mood", op: "truthy" }), /no fact/],
    [
      "C6",
      "a value that cannot occur",
      (d) => first(d).trigger.all!.push({ fact: "component.hosting", op: "eq", value: "moon" }),
      /never 'moon'/,
    ],
    [
      "C6",
      "an operator that does not fit",
      (d) => first(d).trigger.all!.push({ fact: "component.hosting", op: "gte", value: 1 }),
      /does not fit/,
    ],
    [
      "C6",
      "a number outside its range",
      (d) =>
        first(d).likelihood.drivers.push({
          when: { fact: "component.autonomy", op: "gte", value: 9 },
          by: 1,
          why: "x",
        }),
      /runs from 0 to 4/,
    ],
  ];
  for (const [promise, name, change, says] of cases)
    it(`${promise}: finds ${name}`, () => {
      expect(complaints(change).join("\n")).toMatch(says);
    });

  it("C2: each id of each entry in each column is looked up: one more digit, and all of them are found", () => {
    const changed: string[] = [];
    const said = complaints((data) => {
      for (const entry of [...data.threats, ...data.controls])
        for (const { field, ids } of catalogue().frameworks) {
          const column = (entry as unknown as Record<string, string[] | undefined>)[field];
          for (const [index, id] of (column ?? []).entries()) {
            const longer = ["9", "99", "9x"].map((more) => id + more).find((one) => !ids.has(one))!;
            column![index] = longer;
            changed.push(`${entry.id}: .*${longer.replaceAll(".", "\\.")}`);
          }
        }
    });
    expect(changed.length).toBeGreaterThan(500);
    const lines = said.join("\n");
    expect(changed.filter((what) => !new RegExp(what).test(lines))).toEqual([]);
  });

  it("C2: every rule can find something", () => {
    const found = new Set(cases.flatMap(([, , change]) => lintCatalogue(altered(change)).map(({ rule }) => rule)));
    found.add(lintCatalogue(altered((d) => Object.assign(d.frameworks.iso42001!, { count: 39 })))[0]!.rule);
    expect([...found].sort()).toEqual(catalogueRules.all.map(({ id }) => id).sort());
  });

  it("C1: a misspelt column is refused, not ignored", () => {
    const data = altered((d) => Object.assign(first(d), { owaspLlm2027: [] }));
    expect(taxonomySchema.safeParse(data).success).toBe(false);
  });
});
