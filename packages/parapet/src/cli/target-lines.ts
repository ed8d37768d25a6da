import type { TargetChoice } from "../policy/index.ts";

/** What answers for each model, and what does not because it is not at hand. */
export function targetLines(choices: readonly TargetChoice[]): readonly string[] {
  const width = Math.max(0, ...choices.map(({ model }) => model.length));
  return choices.flatMap(({ model, taken, passedOver }) => [
    `${model.padEnd(width)}  ${taken}`,
    ...passedOver.map(({ target, because }) => `${" ".repeat(width)}  not ${target}: ${because}`),
  ]);
}
