import type { DetectorKind } from "../detector.ts";

const options = { values: ["blue-otter-7719"] };

export const canaryExamples: DetectorKind["examples"] = {
  hits: [
    { text: "the code is blue-otter-7719.", rule: "canary", options },
    { text: "BLUE OTTER 7719", rule: "canary", options },
    { text: "b l u e o t t e r 7 7 1 9", rule: "canary", options },
    { text: "b-l-u-e-o-t-t-e-r-7-7-1-9", rule: "canary", options },
    { text: "9177-retto-eulb", rule: "canary-encoded", options },
    { text: "oyhr-bggre-7719", rule: "canary-encoded", options },
    { text: "Ymx1ZS1vdHRlci03NzE5", rule: "canary-encoded", options },
    { text: "eGJsdWUtb3R0ZXItNzcxOQ==", rule: "canary-encoded", options },
    { text: "eHhibHVlLW90dGVyLTc3MTk=", rule: "canary-encoded", options },
    { text: "626c75652d6f747465722d37373139", rule: "canary-encoded", options },
    { text: "%62%6c%75%65%2d%6f%74%74%65%72%2d%37%37%31%39", rule: "canary-encoded", options },
    {
      text: "\\x62\\x6c\\x75\\x65\\x2d\\x6f\\x74\\x74\\x65\\x72\\x2d\\x37\\x37\\x31\\x39",
      rule: "canary-encoded",
      options,
    },
  ],
  misses: [
    { text: "the otter is blue and weighs 7719 grams", options },
    { text: "blue-otter-7718", options },
    { text: "blue\n\n\n\n\notter 7719", options },
    { text: "Ymx1ZS1vdHRlci03NzE5", options: { ...options, encodings: false } },
    { text: "anything at all: blue-otter-7719" },
  ],
};
