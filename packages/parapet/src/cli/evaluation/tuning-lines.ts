import { type DetectorSetting, detectors, type GuardPolicy } from "@parapet/guard";
import { stringify } from "yaml";
import { tableLines } from "../table.ts";
import { percent } from "./summary-lines.ts";
import type { Suggestion, Threshold } from "./tuning.ts";

/** What a person reads: a line for each detector, what is not known, and what to paste. */
export function tuningLines(
  suggestions: readonly Suggestion[],
  targetRate: number,
  bold: (text: string) => string,
): readonly string[] {
  const hasRecall = suggestions.some(({ now }) => now.recall !== undefined);
  const heading = ["DETECTOR", "TEXTS", "NOW", "FPR, AT MOST", "SUGGESTED", "FPR, AT MOST", "RECALL NOW", "THEN"];
  const rows = suggestions.map(({ detector, texts, now, suggested }) => [
    detector,
    String(texts),
    ...cells(now),
    ...(suggested === null ? ["none", "-"] : cells(suggested)),
    ...(hasRecall ? [recallCell(now), suggested === null ? "-" : recallCell(suggested)] : []),
  ]);
  const target = percent(targetRate);
  const tooFew = suggestions.filter(({ isShown }) => !isShown);
  const without = suggestions.filter(({ suggested }) => suggested === null);
  return [
    ...tableLines(hasRecall ? heading : heading.slice(0, 6), rows, bold),
    ...tooFew.map(
      ({ detector, texts, textsNeeded }) =>
        `${detector}: ${texts} texts cannot show ${target}; it takes ${textsNeeded} with none of them caught. What is suggested fits what was seen, no more.`,
    ),
    ...without.map(
      ({ detector }) => `${detector}: no threshold keeps to ${target}; flag in the place of block, or off`,
    ),
  ];
}

function cells({ minConfidence, falsePositives, upperBound }: Threshold): readonly string[] {
  return [String(minConfidence), `${percent(falsePositives.rate)}, ${percent(upperBound)}`];
}

function recallCell({ recall }: Threshold): string {
  return recall === undefined ? "-" : percent(recall.rate);
}

/** The profile with the suggested thresholds, as it is written in a policy; "" when nothing would change. */
export function tunedYaml(policy: GuardPolicy, suggestions: readonly Suggestion[], isBuiltIn: boolean): string {
  const changed = suggestions.flatMap(({ detector, suggested, now }) => {
    const setting = policy.detectors.find((one) => one.detector === detector);
    return setting === undefined || suggested === null || suggested.minConfidence === now.minConfidence
      ? []
      : [`      ${detector}: ${flow(setting, suggested.minConfidence)}`];
  });
  if (changed.length === 0) return "";
  const profile = isBuiltIn ? ["  default:", "    extends: built-in"] : [`  ${stringify(policy.name).trim()}:`];
  return ["guards:", ...profile, "    detectors:", ...changed, ""].join("\n");
}

function flow(
  { detector, input, output, origins, options: given = {} }: DetectorSetting,
  minConfidence: number,
): string {
  // A detector with a threshold of its own would not tell of what lies below it.
  const { thresholdOption } = detectors.get(detector);
  const options = thresholdOption === undefined ? given : { ...given, [thresholdOption]: minConfidence };
  const setting = {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(origins === undefined ? {} : { origins }),
    minConfidence,
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
  return stringify(setting, { collectionStyle: "flow", lineWidth: 0 }).trim();
}
