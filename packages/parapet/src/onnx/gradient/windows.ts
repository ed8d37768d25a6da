import { ints, numberOf, numbersAt, wordOf } from "../attributes.ts";
import type { OnnxAttribute, OnnxNode } from "../model.ts";

/** How windows move over the axes behind batch and channels. */
export interface Windows {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** As the node says it, with `auto_pad` worked out. `input` and `output` are the lengths of the axes, largest side first where it is a transposed one. */
export function windowsOf(
  node: OnnxNode,
  kernel: readonly number[],
  input: readonly number[],
  output: readonly number[],
): Windows {
  const ones = kernel.map(() => 1);
  const strides = numbersAt(node, "strides") ?? ones;
  const dilations = numbersAt(node, "dilations") ?? ones;
  const pads = numbersAt(node, "pads") ?? [...ones, ...ones].map(() => 0);
  const auto = wordOf(node, "auto_pad", "NOTSET");
  const given = { kernel, strides, dilations };
  if (auto === "NOTSET" || auto === "")
    return { ...given, begins: pads.slice(0, kernel.length), ends: pads.slice(kernel.length) };
  if (auto === "VALID") return { ...given, begins: ones.map(() => 0), ends: ones.map(() => 0) };
  const totals = kernel.map((size, at) =>
    Math.max(
      0,
      ((output[at] ?? 1) - 1) * (strides[at] ?? 1) + (size - 1) * (dilations[at] ?? 1) + 1 - (input[at] ?? 1),
    ),
  );
  const begins = totals.map((total) => (auto === "SAME_LOWER" ? Math.ceil(total / 2) : Math.floor(total / 2)));
  return { ...given, begins, ends: totals.map((total, at) => total - (begins[at] ?? 0)) };
}

const spanOf = ({ kernel, dilations }: Windows, at: number): number =>
  ((kernel[at] ?? 1) - 1) * (dilations[at] ?? 1) + 1;

/** Attributes of the transposed convolution that leads from `small` back to exactly `large`. */
export function transposedTo(
  windows: Windows,
  small: readonly number[],
  large: readonly number[],
): Record<string, OnnxAttribute> {
  const ends: number[] = [];
  const more: number[] = [];
  for (const at of windows.kernel.keys()) {
    const reach = ((small[at] ?? 1) - 1) * (windows.strides[at] ?? 1) + spanOf(windows, at);
    const end = reach - (windows.begins[at] ?? 0) - (large[at] ?? 1);
    ends.push(Math.max(0, end));
    more.push(Math.max(0, -end));
  }
  return {
    strides: ints(windows.strides),
    dilations: ints(windows.dilations),
    pads: ints([...windows.begins, ...ends]),
    output_padding: ints(more),
  };
}

/** For each window, how many of its elements are counted in an average: row by row. */
export function countsOf(
  node: OnnxNode,
  windows: Windows,
  input: readonly number[],
  output: readonly number[],
): number[] {
  const isPadCounted = numberOf(node, "count_include_pad", 0) === 1;
  const byAxis = windows.kernel.map((size, at) => {
    const [begin, length] = [windows.begins[at] ?? 0, input[at] ?? 1];
    // With `ceil_mode`, a window may end past the padding as well; what lies there is never counted.
    const limit = isPadCounted ? length + (windows.ends[at] ?? 0) : length;
    return Array.from({ length: output[at] ?? 1 }, (_, window) => {
      let count = 0;
      for (let step = 0; step < size; step++) {
        const place = window * (windows.strides[at] ?? 1) - begin + step * (windows.dilations[at] ?? 1);
        if (place < limit && (isPadCounted || place >= 0)) count++;
      }
      return count;
    });
  });
  return byAxis.reduce<number[]>((rows, axis) => rows.flatMap((row) => axis.map((count) => row * count)), [1]);
}
