import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTemplate } from "./index.ts";

interface GoldenRow {
  readonly template: string;
  readonly reaches: readonly string[];
  readonly escape: boolean;
}
const golden: readonly GoldenRow[] = JSON.parse(
  readFileSync(new URL("../../../../../fixtures/model/templates/golden.json", import.meta.url), "utf8"),
).rows;

const verdictOf = (template: string): string => {
  const found = judgeTemplate(template);
  if (found.some(({ verdict }) => verdict === "blocked")) return "blocked";
  return found.length > 0 ? "review" : "clean";
};
const rulesOf = (template: string): readonly string[] => judgeTemplate(template).map(({ rule }) => rule);

describe("templates, against Jinja's own look-ups", () => {
  it.each(golden.filter((row) => row.escape))("MT1: sees what $template reaches for", ({ template, reaches }) => {
    expect(verdictOf(template)).toBe("blocked");
    const says = judgeTemplate(template).map((one) => one.says);
    expect(reaches.filter((name) => !says.some((text) => text.includes(name)))).toEqual([]);
  });

  it.each(golden.filter((row) => !row.escape))("MT2: leaves $template alone", ({ template, reaches }) => {
    expect(reaches).toEqual([]);
    expect(judgeTemplate(template)).toEqual([]);
  });
});

describe("templates", () => {
  it.each([
    "{{ x.popen('id') }}",
    "{{ x['system']('id') }}",
    "{{ x|attr('eval')('1') }}",
    "{{ os.environ }}",
    "{{ subprocess }}",
  ])("MT3: blocks %s", (template) => {
    expect(verdictOf(template)).toBe("blocked");
  });

  it("MT3: a variable of the template may have any plain name", () => {
    expect(verdictOf("{% set sys = messages[0] %}{{ sys.content }}{{ message.system }}")).toBe("clean");
  });

  it.each([
    "{{ ''[(lipsum|string)[18] ~ x] }}",
    "{{ ''[lipsum()[3]] }}",
    "{{ ''['abc'.translate({})] }}",
    "{{ ''['X19jbGFzc19f'|b64decode] }}",
    "{{ messages|attr(name) }}",
    "{{ messages['__' ~ name ~ '__'] }}",
    "{{ request.args.a }}",
    "{{ self.module }}",
  ])("MT4: asks for a review of %s", (template) => {
    expect(verdictOf(template)).toBe("review");
  });

  it("MT4: keys from outside are what conversations are read by", () => {
    expect(verdictOf("{% for k in keys %}{{ message[k] }}{{ message['x_' ~ k] }}{{ {'a': 1}[k] }}{% endfor %}")).toBe(
      "clean",
    );
  });

  it.each([
    ["{% include 'header.jinja' %}", "review"],
    ["{% import 'macros.jinja' as m %}", "review"],
    ["{% from 'm' import a as b, c %}", "review"],
    ["{% extends '../../etc/passwd' %}", "blocked"],
    ["{% include '/etc/passwd' %}", "blocked"],
  ])("MT5: %s is %s", (template, verdict) => {
    expect(verdictOf(template)).toBe(verdict);
    expect(rulesOf(template)).toContain("template-loads");
  });

  it.each([
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in range(10000) %}{% for j in range(10000) %}x{% endfor %}{% endfor %}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9999999 }}",
    "{{ 'x'|center(2000000000) }}",
    "{{ lipsum(100000) }}",
  ])("MT6: asks for a review of %s", (template) => {
    expect(verdictOf(template)).toBe("review");
    expect(rulesOf(template)).toContain("template-flood");
  });

  it("MT6: loops beside each other do not multiply", () => {
    const loop = "{% for i in range(900) %}x{% endfor %}";
    expect(verdictOf(loop.repeat(5))).toBe("clean");
  });

  it.each([
    ["{{ a", "review"],
    ["{{ a b }}", "review"],
    ["{{ 'open }}", "review"],
    ["{{ a) }}", "review"],
    ["{% what is this %}", "review"],
    ["{# open", "review"],
    ["{{ a b ''.__class__ }}", "blocked"],
    ["{{ ''.__class__", "blocked"],
    [`{{ ${"(".repeat(5_000)}a${")".repeat(5_000)} }}`, "review"],
    [`{{ ''.__class__${".a".repeat(5_000)} }}`, "blocked"],
    ["x".repeat(600_000), "review"],
  ])("MT7: %#: what cannot be followed is not clean", (template, verdict) => {
    expect(verdictOf(template)).toBe(verdict);
  });

  it.each([
    `{% set a = 'x' %}${"{% set a = a ~ a %}".repeat(2_000)}`,
    `{{ a${"[0](1)".repeat(150)} }}`,
    `{{ a${".b(1)".repeat(150)} }}`,
    `{% set a = ['x'] %}${"{% set a = a + a %}".repeat(2_000)}`,
    `${Array.from({ length: 2_000 }, (_, at) => `{% set a = a ~ '${at}' %}`).join("")}{{ x[a] }}`,
    `{{ '${"%s".repeat(3_000)}'|format(${"'y',".repeat(2_000)}) }}`,
    `{{ '${"ab".repeat(4_000)}'${".replace('a', 'aaaa')".repeat(300)} }}`,
    "{{".repeat(100_000),
    "{% raw %}".repeat(50_000),
    `{{ ${"'".repeat(200_000)} }}`,
    `{{ ${"-".repeat(200_000)}1 }}`,
    `{{ ${"not ".repeat(50_000)}1 }}`,
    `{{ a${" if b else c".repeat(20_000)} }}`,
  ])("MT7: %#: a costly template ends within a second", (template) => {
    const before = process.cpuUsage();
    verdictOf(template);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(1);
  });

  it("MT7: whatever is done to a template, it is judged and never thrown at", () => {
    const texts = golden.map(({ template }) => template);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom("", "{", "}", "'", "\\", "|", "(", "%}", "{%", "\0", "_"))),
        (text, changes) => {
          let changed = text;
          for (const [at, put] of changes) changed = changed.slice(0, at) + put + changed.slice(at + 1);
          expect(["blocked", "review", "clean"]).toContain(verdictOf(changed));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("MT8: shows the expression in one line, escaped and cut", () => {
    const [found] = judgeTemplate(`{{ ''.__class__('a\\n\u001b[31m${"x".repeat(500)}') }}`);
    expect(found?.says).toBe(
      "It reaches for __class__: the way from a value to Python's own objects, and from there to any code.",
    );
    expect(found?.call).toMatch(/^''\.__class__\('a\\n\\u001b\[31mx+'?\)?…?$/);
    expect(found?.call?.length).toBeLessThan(170);
    expect(found?.offset).toBe(5);
  });
});
