import type { DetectorKind } from "../detector.ts";

const options = {
  schema: {
    type: "object",
    required: ["parcel", "state"],
    additionalProperties: false,
    properties: {
      parcel: { type: "string", minLength: 3 },
      state: { enum: ["lost", "late", "here"] },
      steps: { type: "array", items: { type: "string" }, maxItems: 3 },
    },
  },
};

export const jsonContractExamples: DetectorKind["examples"] = {
  hits: [
    { text: "The parcel is late.", rule: "not-json", options },
    { text: 'Here it is: {"parcel":"P-1","state":"late"}', rule: "not-json", options },
    { text: '{"parcel":"P-1","state":"late"', rule: "not-json", options },
    { text: '{"parcel":"P-1","state":"late"}{}', rule: "not-json", options },
    { text: '```json\n{"parcel":"P-1","state":"late"}\n``` there', rule: "not-json", options },
    { text: '```\n{"parcel":"P-1","state":"late"}\n```', rule: "not-json", options: { ...options, fence: false } },
    { text: "[".repeat(5_000), rule: "not-json", options },
    { text: '{"parcel":"P-1","state":"gone"}', rule: "schema-violation", options },
    { text: '{"parcel":"P-1"}', rule: "schema-violation", options },
    { text: '{"parcel":"P-1","state":"late","note":"x"}', rule: "schema-violation", options },
    { text: '{"parcel":"P-1","state":"late","steps":["a",2]}', rule: "schema-violation", options },
    { text: "null", rule: "schema-violation", options },
  ],
  misses: [
    { text: '{"parcel":"P-1","state":"late"}', options },
    { text: ' \n{"state":"here","parcel":"P-1","steps":["wait"]}\n', options },
    { text: '```json\n{"parcel":"P-1","state":"late"}\n```\n', options },
    { text: "~~~\n{}\n~~~", options: { schema: {} } },
    { text: "[1, 2]", options: { schema: true } },
    { text: "   \n", options },
    { text: "Without a schema any text will do." },
  ],
};
