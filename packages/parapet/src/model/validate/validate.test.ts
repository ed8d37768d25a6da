import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { shown } from "./gate.ts";
import { validationPage } from "./index.ts";
import { loadValidation, type ValidationFiles } from "./load.ts";
import type { ValidationReport } from "./report.ts";
import { type ValidateOptions, validate } from "./validate.ts";

const fixture = (name: string): string => path.resolve(import.meta.dirname, "../../../../../fixtures/validation", name);
const golden = JSON.parse(readFileSync(fixture("models.json"), "utf8")) as Record<
  "matrix" | "income",
  { yes: number[]; accuracy: number; auc: number; predicted: number[] }
>; // written by models.py beside it
const PEOPLE = readFileSync(fixture("people-holdout.csv"), "utf8").trim().split("\n");
const FEW = { seed: 1, resamples: 60, smallestCell: 30, corruptedRows: 100 };

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "parapet-validate-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A file of the test's own. */
function written(name: string, text: string): string {
  const file = path.join(folder(), name);
  writeFileSync(file, text);
  return file;
}

async function validation(files: ValidationFiles, more: Partial<ValidateOptions> = {}): Promise<ValidationReport> {
  const loaded = await loadValidation(files);
  try {
    return await validate({ ...loaded.options, ...FEW, ...more });
  } finally {
    await loaded.close();
  }
}

const forest: ValidationFiles = {
  model: fixture("people-matrix.onnx"),
  data: fixture("people-holdout.csv"),
  train: fixture("people-train.csv"),
  schema: fixture("people-schema.json"),
};
const GATE = "gate: 1\nrules: [{ measure: accuracy, min: 0.99 }, { measure: roc-auc, min: 0.5 }]\n";
const metricOf = ({ metrics }: ValidationReport, id: string): number | undefined =>
  metrics.find((one) => one.id === id)?.value;
/** The people, with what the forest said of them. */
const saidOfPeople = (head: string, said: (yes: number) => string): string =>
  [`${PEOPLE[0]},${head}`, ...PEOPLE.slice(1).map((row, at) => `${row},${said(golden.matrix.yes[at]!)}`)].join("\n");

describe("tables of predictions", () => {
  it.each([
    ["a score of yes", "score", (yes: number) => String(yes), true],
    ["a probability for each class", "prob_no,prob_yes", (yes: number) => `${1 - yes},${yes}`, true],
    ["classes", "prediction", (yes: number) => (yes > 0.5 ? "yes" : "no"), false],
  ])("MV8: %s are enough, without a model", async (_, head, said, hasScores) => {
    const report = await validation({
      model: written("said.csv", saidOfPeople(head, said)),
      target: "approved",
      positive: "yes",
      sensitive: ["sex"],
      train: fixture("people-train.csv"),
    });
    expect(metricOf(report, "accuracy")).toBeCloseTo(golden.matrix.accuracy, 12);
    if (hasScores) expect(metricOf(report, "roc-auc")).toBeCloseTo(golden.matrix.auc, 12);
    else expect(metricOf(report, "roc-auc")).toBeUndefined();
    expect(report.fairness.map(({ grouping }) => grouping)).toEqual(["sex"]);
    // What was said is no column to look at, as the truth is none.
    expect(report.slices!.slices.map(({ column }) => column)).not.toContain(head.split(",")[0]);
    expect(report.notMeasured.map(({ part }) => part)).toEqual(expect.arrayContaining(["robustness", "generalisation gap"])); // biome-ignore format: one line
    expect([report.robustness, report.gaps, report.failures]).toEqual([[], [], []]);
  });

  it("MV8: predictions beside their data, and numbers of a regression", async () => {
    const rows = golden.income.predicted.map((said) => JSON.stringify({ predicted: said })).join("\n");
    const report = await validation({
      model: written("said.jsonl", rows),
      data: fixture("people-holdout.csv"),
      target: "income",
    });
    expect(report.task).toBe("regression");
    const truth = PEOPLE.slice(1).map((row) => Number(row.split(",")[3]));
    const mae = truth.reduce((sum, one, at) => sum + Math.abs(one - golden.income.predicted[at]!), 0) / truth.length;
    expect(metricOf(report, "mae")).toBeCloseTo(mae, 10);
  });

  it.each([
    ["a row without an answer", saidOfPeople("prediction", (yes) => (yes > 0.9 ? "" : "no")), /is missing in row \d+/],
    ["no answers", PEOPLE.join("\n"), /does not say what a model said/],
    [
      "a class that nobody knows",
      saidOfPeople("prediction", (yes) => (yes > 0.5 ? "maybe" : "no")),
      /says the class "maybe", which the data do not know/,
    ],
  ])("MV8: %s is refused", async (_, text, message) => {
    const asked = validation({ model: written("said.csv", text), target: "approved" });
    await expect(asked).rejects.toMatchObject({
      code: expect.stringMatching(/^PARAPET_VALIDATE_(?:DATA|RUN)$/),
      message: expect.stringMatching(message),
    });
  });

  it("MV8: other rows than the data's are refused", async () => {
    const model = written("said.csv", "prediction\nyes\nno\n");
    await expect(validation({ ...forest, model })).rejects.toThrow(/has 2 rows, .* has 400/);
  });
});

describe("reports", () => {
  const whole: ValidationFiles = { ...forest, previous: fixture("people-weak.onnx") };

  it("MV15: the same files and seed give the same bytes; another seed moves intervals alone", async () => {
    const files = { ...whole, gate: written("gate.yaml", GATE) };
    const [one, again, other] = [
      await validation(files),
      await validation(files),
      await validation(files, { seed: 2 }),
    ];
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    expect(validationPage(again, 0)).toBe(validationPage(one, 0));
    expect(other.metrics.map(({ id, value }) => [id, value])).toEqual(one.metrics.map(({ id, value }) => [id, value]));
    expect(other.metrics.map(({ interval }) => interval)).not.toEqual(one.metrics.map(({ interval }) => interval));
  });

  it("MV15: what breaks is a failure of its part alone", async () => {
    const loaded = await loadValidation(forest);
    let asked = 0;
    const { predictor, encoder } = loaded.options.asked!;
    const breaking = { ...predictor, predict: async (...given: Parameters<typeof predictor.predict>) => {
      if (asked++ > 2) throw new Error("out of memory");
      return predictor.predict(...given);
    } }; // biome-ignore format: one thought
    const report = await validate({ ...loaded.options, ...FEW, asked: { predictor: breaking, encoder }, sensitive: ["sex", "planet"] }); // biome-ignore format: one thought
    await loaded.close();
    expect(report.failures).toEqual([
      { part: "fairness", why: expect.stringContaining("planet") },
      { part: "robustness", why: "it broke: out of memory" },
    ]);
    expect(report.robustness).toEqual([]);
    expect(metricOf(report, "accuracy")).toBeCloseTo(golden.matrix.accuracy, 12);
    expect(report.gaps).not.toEqual([]);
  });

  it("MV15: given up, it says what it has and what it has not", async () => {
    const giveUp = new AbortController();
    const seen: string[] = [];
    const report = await validation(
      { ...whole, gate: written("gate.yaml", 'gate: 1\nrules: [{ measure: accuracy, min: 0.1 }, { measure: "robustness.noise@0.1", min: 0 }]\n') }, // biome-ignore format: one thought
      {
        signal: giveUp.signal,
        onPart: (part) => {
          seen.push(part);
          if (part === "slices") giveUp.abort();
        },
      },
    );
    expect(report.isInterrupted).toBe(true);
    expect(seen.at(-1)).toBe("slices");
    expect(metricOf(report, "accuracy")).toBeCloseTo(golden.matrix.accuracy, 12);
    expect(report.failures).toEqual([]);
    expect(report.notMeasured.map(({ part }) => part)).toEqual(["fairness", "robustness", "previous version"]);
    expect(report.gate!.results.map(({ verdict }) => verdict)).toEqual(["passed", "unknown"]);
    expect(report.gate!.isPassed).toBe(false);
  });
});

const TAG = /<\/?([a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*)\/?>/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** Elements and text of a page that is written as strictly as pages here are; whatever else it holds is left over. */
function readPage(html: string) {
  const elements = [...html.matchAll(TAG)].map(([, name = "", attributes = ""]) => ({
    name,
    attributes: [...attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
  }));
  const rest = html.replace("<!doctype html>", "").replaceAll(TAG, "\n");
  const text = rest.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name]!);
  return { elements, rest, text };
}

describe("pages", () => {
  it("MV16: show every figure", async () => {
    const report = await validation({ ...forest, previous: fixture("people-weak.onnx") });
    const { text } = readPage(validationPage(report, 0));
    const numbers = new Set(text.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g));
    const parts = new Set(report.measures.map(({ key }) => key.split(".")[0]));
    expect([...parts]).toEqual(expect.arrayContaining(["accuracy", "ece", "gap", "slices", "robustness", "fairness", "leakage", "previous"])); // biome-ignore format: one line
    const absent = report.measures.filter(({ key, value, interval }) => {
      if (value === undefined) return false;
      // Shares of rows are shown as counts.
      if (/^leakage\.(?:exact|near)|^previous\.broken/.test(key)) return !numbers.has(String(Math.round(value * 400)));
      return ![value, interval?.low, interval?.high].every((one) => one === undefined || numbers.has(shown(one)));
    });
    expect(absent.map(({ key }) => key)).toEqual([]);
  });

  it("MV16: load and run nothing, and hostile words stay words", async () => {
    const evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{7*7}}\u202e";
    const column = `${evil} column`;
    const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
    const rows = saidOfPeople("score", String)
      .replaceAll(/,female,/g, `,${quoted(evil)},`)
      .replace(/^age,sex/, `age,${quoted(column)}`)
      .replaceAll(/,(?:yes),/g, `,${quoted(evil)},`);
    const file = written("a<b>.csv", rows);
    const gate = written("<script>.yaml", `gate: 1\nrules: [{ measure: ${JSON.stringify(evil)}, min: 1 }]\n`);
    const report = await validation({ model: file, target: "approved", positive: evil, sensitive: [column], gate });
    expect(report.positive).toBe(evil);
    expect(report.fairness[0]!.groups.map(({ group }) => group)).toContain(evil);
    const html = validationPage(report, 0);
    const { elements, rest, text } = readPage(html);
    // What is no tag of ours is text, in which nothing opens or closes one.
    expect(rest).not.toMatch(/[<>]/);
    const ours = ["html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "section", "table", "thead", "tbody", "tr", "th", "td", "span", "b", "div", "ul", "li", "figure", "figcaption", "svg", "path", "text", "circle", "rect"]; // biome-ignore format: a list
    expect([...new Set(elements.map(({ name }) => name))].filter((name) => !ours.includes(name))).toEqual([]);
    for (const { attributes } of elements)
      for (const [name = "", value = ""] of attributes) {
        expect(name).not.toMatch(/^on|href|src|action|style/);
        if (name !== "aria-label") expect(value).not.toContain("alert");
      }
    expect(text).toContain(evil.replace("\u202e", "\\u202e"));
    expect(html).not.toContain("\u202e");
    const policy = elements.find(({ attributes }) =>
      attributes.some(([, value]) => value === "Content-Security-Policy"),
    )!;
    expect(Object.fromEntries(policy.attributes).content).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(text).not.toMatch(/@import|url\(/);
  });
});
