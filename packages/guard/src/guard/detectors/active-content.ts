import { fenceAfter } from "../../text/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { Cursor } from "./active-content/cursor.ts";
import { findFormula } from "./active-content/find-formula.ts";
import { findHtml } from "./active-content/find-html.ts";
import { findShell } from "./active-content/find-shell.ts";
import { findSql } from "./active-content/find-sql.ts";
import { findTemplate } from "./active-content/find-template.ts";
import { findTerminal } from "./active-content/find-terminal.ts";
import { isInlineCode } from "./active-content/inline-code.ts";
import { KINDS, type Kind, type KindOfContent, RULES, type Scan } from "./active-content/rule.ts";
import { activeContentExamples } from "./active-content.examples.ts";
import { hostMatcher } from "./exfiltration/host.ts";
import { hostList } from "./exfiltration/host-list.ts";

/*
 * What one program prints, another runs: a browser, a terminal, a spreadsheet, a template, a shell, a database. Each
 * kind of content begins at few characters, so one scan over the bytes finds them all and a small tokeniser reads on
 * from there. Match and anchor begin together: a stream lets go everything before `| sh`, and holds nothing for it.
 *
 * An honest reply shows code in blocks and in backticks. There, hits of the kinds that an honest reply has are kept
 * and made weak, or the guard would cry at every answer of a coding assistant.
 */

const CODE = ["lower", "same", "skip"] as const;
const CSV = ["detect", "always"] as const;
/** What a hit within code is worth when code is `lower`. */
const CONFIDENCE_IN_CODE = 0.3;
const TABLES: readonly string[] = ["csv", "tsv", "psv"];

const CONTENT: Readonly<Record<Kind, KindOfContent>> = {
  html: { anchors: "<(", find: findHtml, isMilderInCode: true },
  terminal: { anchors: "\u001b\u0080", find: findTerminal, isMilderInCode: false },
  formula: { anchors: "=+-@", find: findFormula, isMilderInCode: false },
  template: { anchors: "{$#*@<", find: findTemplate, isMilderInCode: true },
  shell: { anchors: "|-/({", find: findShell, isMilderInCode: true },
  sql: { anchors: "'\");0123456789", find: findSql, isMilderInCode: true },
};

/**
 * `options.kinds`: which kinds, all unless given. `options.code`: what a hit of HTML, template, shell or SQL within
 * Markdown code is: `lower` (default), kept with confidence 0.3 and severity low, `same` or `skip`. `options.csv`:
 * where cells are: `detect` (default), in blocks that say csv and below a line with two delimiters, or `always`.
 * `options.allowHosts`: hosts whose frames, forms and bases are no hits.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("active-content", options, ["kinds", "code", "csv", "allowHosts"]);
  const kinds = choiceList("active-content", options, "kinds", KINDS, KINDS);
  const [code] = choiceList("active-content", { code: [options.code ?? "lower"] }, "code", CODE, []);
  const [csv] = choiceList("active-content", { csv: [options.csv ?? "detect"] }, "csv", CSV, []);
  const isAllowed = hostMatcher(hostList("active-content", options));
  const active = kinds.map((kind) => CONTENT[kind]);
  const table = new Uint8Array(256);
  for (const [index, { anchors }] of active.entries())
    for (let i = 0; i < anchors.length; i++) table[anchors.charCodeAt(i)]! |= 1 << index;

  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    const { from, isFinal, units, earlier } = context;
    const { length } = text;
    const cursor = new Cursor(text);
    let pending = length;
    let fence = earlier.fence;
    let fenced = 0;
    let isMilder = false;
    const fenceAt = (at: number): typeof fence => {
      if (at > fenced) {
        fence = fenceAfter(fence, text, fenced, at);
        fenced = at;
      }
      return fence;
    };
    const scan: Scan = {
      cursor,
      isAllowed,
      isTable: (at) => csv === "always" || TABLES.includes(fenceAt(at).language),
      isBeginning: (at) => at === 0 && earlier.characters === 0,
      hit(rule, start, end) {
        const { confidence, severity, reason } = RULES[rule];
        const isInCode = isMilder && code !== "same" && (fenceAt(start).marker !== "" || isInlineCode(text, start));
        if (isInCode && code === "skip") return;
        const grade = isInCode
          ? { confidence: CONFIDENCE_IN_CODE, severity: "low" as const }
          : { confidence, severity };
        hits.push({ rule, start, end, ...grade, replacement: "[removed]", reason });
      },
    };
    for (let at = from; at < length; at++) {
      let bits = table[units[at]!]!;
      for (let index = 0; bits !== 0; index++, bits >>= 1) {
        if ((bits & 1) === 0) continue;
        const { find, isMilderInCode } = active[index]!;
        isMilder = isMilderInCode;
        cursor.isCut = false;
        find(scan, at);
        if (cursor.isCut && at < pending) pending = at;
      }
    }
    return isFinal ? length : pending;
  }
  return { kind: activeContent, inspect };
}

export const activeContent: DetectorKind = {
  id: "active-content",
  title: "Active content",
  summary: "HTML, terminal sequences, spreadsheet formulas, templates, shell and SQL that another program would run.",
  severity: "high",
  threats: ["unsafe-output-to-sink", "agent-code-execution", "rendered-output-exfiltration"],
  controls: ["ctl-output-guard", "ctl-output-encode", "ctl-tool-arg-validate"],
  maturity: "beta",
  directions: ["output", "input"],
  origins: ["assistant", "tool-call", "reasoning", "tool-result", "document", "tool-definition"],
  onHit: "flag",
  configure,
  examples: activeContentExamples,
};
