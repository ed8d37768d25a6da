import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearTarget } from "../testing/function-target.ts";
import { falsify } from "./falsify.ts";
import { parseProperty } from "./property.ts";

const DECLARED =
  "(declare-const X_0 Real)\n(declare-const X_1 Real) ; two\n(declare-const Y_0 Real)(declare-const Y_1 Real)\n";

/** No zero has a sign. */
const plain = (value: number): number => value + 0;

describe("VNN-LIB", () => {
  it("MK12: a property is read as the boxes and bounds of each case", () => {
    const property = parseProperty(`; a comment (with brackets
${DECLARED}(assert (>= X_0 -1e-1)) (assert (<= X_0 0.5))
(assert (and (<= 0 X_1) (>= 1 X_1)))
(assert (<= (+ (* 2 Y_0) (- Y_1) 1) 3))
(assert (or (and (>= Y_0 Y_1) (<= X_0 0)) (and (<= Y_0 7))))`);
    expect(property).toMatchObject({ inputs: 2, outputs: 2 });
    expect(property.clauses.map(({ low, high }) => [[...low].map(plain), [...high].map(plain)])).toEqual([
      [
        [-0.1, 0],
        [0, 1],
      ],
      [
        [-0.1, 0],
        [0.5, 1],
      ],
    ]);
    expect(
      property.clauses.map(({ bounds }) => bounds.map(({ weights, most }) => [...weights, most].map(plain))),
    ).toEqual([
      [
        [2, -1, 2],
        [-1, 1, 0],
      ],
      [
        [2, -1, 2],
        [1, 0, 7],
      ],
    ]);
  });

  it.each([
    ["a bracket that is not closed", `${DECLARED}(assert (<= X_0 1)`],
    ["a bracket too many", `${DECLARED})`],
    ["an input without bounds", `${DECLARED}(assert (<= X_0 1))(assert (>= X_0 0))(assert (>= Y_0 0))`],
    ["a product of variables", `${DECLARED}(assert (<= (* Y_0 Y_1) 1))`],
    ["another operator", `${DECLARED}(assert (=> (<= X_0 1) (<= Y_0 1)))`],
    ["a command", "(check-sat)"],
    ["deep nesting", "(".repeat(1_000)],
    ["too many cases", `${DECLARED}${"(assert (or (<= Y_0 1) (<= Y_1 1)))".repeat(40)}`],
    ["a variable past all memory", "(declare-const X_99999999999 Real)"],
  ])("MK12: %s is refused", (_, text) => {
    expect(() => parseProperty(text)).toThrow(expect.objectContaining({ code: "PARAPET_VNNLIB_MALFORMED" }));
  });

  it("MK12: reading takes time that grows with the file alone", () => {
    const many = Array.from(
      { length: 20_000 },
      (_, at) => `(declare-const X_${at} Real)(assert (<= X_${at} 1))(assert (>= X_${at} 0))`,
    );
    const started = performance.now();
    const property = parseProperty(`${many.join("\n")}(declare-const Y_0 Real)(assert (>= Y_0 0))`);
    expect(property.inputs).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("MK13: of linear models, every counter-example is found that closed form says there is, and no other is claimed", async () => {
    const number = fc.integer({ min: -1_000, max: 1_000 }).map((value) => value / 1_000);
    let [found, held] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(number, { minLength: 4, maxLength: 4 }),
        number,
        number,
        async (weights, shift, share) => {
          const wide = weights.map(Math.fround);
          const target = linearTarget([wide], [Math.fround(shift)]);
          // Referee: the most that a linear model reaches within the box from -1 to 1.
          const most = Math.fround(shift) + wide.reduce((sum, weight) => sum + Math.abs(weight), 0);
          const bound = most + share * 0.5;
          const declared = wide.map(
            (_, at) => `(declare-const X_${at} Real)(assert (>= X_${at} -1))(assert (<= X_${at} 1))`,
          );
          const property = parseProperty(`${declared.join("")}(declare-const Y_0 Real)(assert (>= Y_0 ${bound}))`);
          const { verdict, input, outputs } = await falsify({ target, property, seed: 1, queries: 1_500 });
          if (bound > most + 1e-5) {
            held++;
            expect(verdict).toBe("unknown");
          }
          if (bound < most - 0.02) {
            found++;
            expect(verdict).toBe("sat");
            expect(input!.every((value) => value >= -1 && value <= 1)).toBe(true);
            expect(outputs![0]).toBeGreaterThanOrEqual(bound);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(Math.min(found, held)).toBeGreaterThan(5);
  });

  it("MK13: inputs are 32-bit numbers within the box, also where its edges are none", async () => {
    const target = linearTarget([[1, 1]], [0]);
    const text = `(declare-const X_0 Real)(declare-const X_1 Real)(declare-const Y_0 Real)
(assert (>= X_0 0.1))(assert (<= X_0 0.3))(assert (>= X_1 0.2))(assert (<= X_1 0.7))(assert (>= Y_0 0.999))`;
    const { verdict, input } = await falsify({ target, property: parseProperty(text), seed: 3, queries: 5_000 });
    expect(verdict).toBe("sat");
    expect(input![0]! >= 0.1 && input![0]! <= 0.3 && input![1]! >= 0.2 && input![1]! <= 0.7).toBe(true);
  });

  it("MK13: a place where the model is flat is left, and numbers are tied along axes too", async () => {
    // On only where all eight inputs of one line are high: apart from each other they never are.
    const lines = 4;
    const scores = (inputs: Float32Array, rows: number): Float32Array =>
      Float32Array.from({ length: rows }, (_, row) => {
        let most = 0;
        for (let line = 0; line < lines; line++) {
          let sum = 0;
          for (let at = 0; at < 8; at++) sum += inputs[row * 32 + line * 8 + at]!;
          most = Math.max(most, sum - 6.5);
        }
        return most;
      });
    const flat = {
      ...linearTarget([[0]], [0]),
      shape: [lines, 8],
      score: async (inputs: Float32Array, rows: number) => scores(inputs, rows),
      slope: async (_: unknown, inputs: Float32Array, rows: number) => ({
        loss: new Float32Array(rows),
        scores: scores(inputs, rows),
        gradient: new Float32Array(inputs.length),
      }),
    };
    const declared = Array.from(
      { length: 32 },
      (_, at) => `(declare-const X_${at} Real)(assert (>= X_${at} 0))(assert (<= X_${at} 1))`,
    );
    const property = parseProperty(`${declared.join("")}(declare-const Y_0 Real)(assert (>= Y_0 1))`);
    expect(await falsify({ target: flat, property, seed: 1, queries: 20_000 })).toMatchObject({ verdict: "sat" });
  });
});
