import type { DetectorKind } from "../detector.ts";

/** Each letter and digit by the one that stands as far behind the first of a styled alphabet. */
const styled = (text: string, upper: number, lower: number, digit: number): string =>
  Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 48 && code <= 57) return String.fromCodePoint(digit + code - 48);
    if (code >= 65 && code <= 90) return String.fromCodePoint(upper + code - 65);
    return code >= 97 && code <= 122 ? String.fromCodePoint(lower + code - 97) : character;
  }).join("");
const options = { values: ["blue-otter-7719"] };

export const canaryExamples: DetectorKind["examples"] = {
  hits: [
    { text: "the code is blue-otter-7719.", rule: "canary", options },
    { text: "BLUE OTTER 7719", rule: "canary", options },
    { text: "b l u e o t t e r 7 7 1 9", rule: "canary", options },
    { text: "b-l-u-e-o-t-t-e-r-7-7-1-9", rule: "canary", options },
    { text: "**blue**-*otter*-`7719`", rule: "canary", options },
    { text: '"b","l","u","e","-","o","t","t","e","r","-","7","7","1","9"', rule: "canary", options },
    {
      text: "\uff42\uff4c\uff55\uff45\uff0d\uff4f\uff54\uff54\uff45\uff52\uff0d\uff17\uff17\uff11\uff19",
      rule: "canary",
      options,
    },
    { text: styled("blue-otter-7719", 0x1d400, 0x1d41a, 0x1d7ce), rule: "canary", options },
    { text: `it is ${styled("Blue Otter 7719", 0x1d4d0, 0x1d4ea, 0x1d7d8)} 😀`, rule: "canary", options },
    { text: `b l u e 😀 ${styled("otter", 0x24b6, 0x24d0, 0)} ⁷⁷¹⁹`, rule: "canary", options },
    { text: styled("oyhr-bggre-7719", 0x1d5d4, 0x1d5ee, 0x1d7ec), rule: "canary-encoded", options },
    { text: "WW14MVpTMXZkSFJsY2kwM056RTU=", rule: "canary-encoded", options },
    { text: "eHhZbXgxWlMxdmRIUmxjaTAzTnpFNXg", rule: "canary-encoded", options },
    { text: "blue%2Dotter%2D7719", rule: "canary-encoded", options },
    { text: "98 108 117 101 45 111 116 116 101 114 45 55 55 49 57", rule: "canary-encoded", options },
    {
      text: "&#98;&#108;&#117;&#101;&#45;&#111;&#116;&#116;&#101;&#114;&#45;&#55;&#55;&#49;&#57;",
      rule: "canary-encoded",
      options,
    },
    {
      text: `\\u0062\\u006c\\u0075\\u0065\\u002d\\u006f\\u0074\\u0074\\u0065\\u0072\\u002d\\u0037\\u0037\\u0031\\u0039`,
      rule: "canary-encoded",
      options,
    },
    {
      text: "\\142\\154\\165\\145\\055\\157\\164\\164\\145\\162\\055\\067\\067\\061\\071",
      rule: "canary-encoded",
      options,
    },
    { text: "QkxVRS1PVFRFUi03NzE5 and OTE3Ny1yZXR0by1ldWxi", rule: "canary-encoded", options },
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
    { text: `${styled("blue-otter-7718", 0x1d400, 0x1d41a, 0x1d7ce)} 🅱🅻🆄🅴 \ud835 \udc01`, options },
    { text: "WW14MVpTMXZkSFJsY2kwM056RTU", options: { ...options, encodings: false } },
    { text: "WW14MVpTMXZkSFJsY2kwMk5qRTU=", options },
    { text: `blue${"\n".repeat(9)}otter 7719`, options },
    { text: "Ymx1ZS1vdHRlci03NzE5", options: { ...options, encodings: false } },
    { text: "anything at all: blue-otter-7719" },
  ],
};
