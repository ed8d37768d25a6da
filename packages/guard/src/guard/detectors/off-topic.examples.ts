import type { DetectorKind } from "../detector.ts";

const options = {
  topics: { politics: ["election", "parliament", "vot*", "Wahl"], sport: ["football", "goal", "матч"] },
};

export const offTopicExamples: DetectorKind["examples"] = {
  hits: [
    { text: "In the election most people voted late.", rule: "off-topic", options },
    { text: "ELECTION day: parliament is closed.", rule: "off-topic", options },
    { text: "A football match; her goal, ihr Tor, и матч.", rule: "off-topic", options },
    { text: "The election.", rule: "off-topic", options: { ...options, words: 1 } },
  ],
  misses: [
    { text: "The election is on Sunday, and we deliver on Saturday.", options },
    { text: "An election; the other election; elections", options },
    { text: `The election. ${"Your parcel is on its way. ".repeat(10)} We vote with our feet.`, options },
    { text: "My goal is to vote.", options },
    { text: "Wahlen, pivot and devoted football fans", options },
    { text: "In the election people voted for parliament." },
  ],
};
