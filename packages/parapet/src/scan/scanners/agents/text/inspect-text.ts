import type { Hit } from "@parapet/guard";
import type { RuleSighting } from "../../../structured/sighting.ts";
import { fetchAndRun, sendsAway } from "../shell-line.ts";
import { directivesIn } from "./directives.ts";
import { encodedIn } from "./encoded.ts";
import { frontMatterSightings } from "./front-matter.ts";
import { hiddenIn, injectionsIn, spelled } from "./guard-hits.ts";
import { type Passage, passageOf } from "./passage.ts";
import { encodedOrder, harmfulOrder, hiddenMarkup, hiddenText, injected, noQuestions, poisonedTool } from "./rules.ts";

interface Command {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Within a sentence: only what can be nothing but a command counts. */
  readonly isProse?: boolean;
}

/** Where marks of chat templates are at home. */
const TEMPLATES = /(^|\/)prompts?\/|\.(j2|jinja2?|prompt|prompty)$/i;
const INVISIBLE_STYLE =
  /<(\w{1,12})\s[^>]{0,200}style\s?=\s?["'][^"'>]{0,200}(display:\s?none|visibility:\s?hidden|font-size:\s?0(px|pt|em|rem|%)?\s?[;"']|opacity:\s?0\s?[;"'])[^>]{0,200}>([^<]{20,2000})/gi;

/** What stands in a file that agents take their orders from. */
export function inspectOrders(path: string, text: string): readonly RuleSighting[] {
  const passage = passageOf(text);
  return [
    ...hiddenSightings(text),
    ...injectedSightings(passage, path),
    ...orderSightings(passage),
    ...shellSightings(passage),
    ...markupSightings(text),
    ...encodedSightings(text),
    ...frontMatterSightings(text),
  ];
}

/** One text of a tool's definition; places are those of the text in its file. */
export function inspectDefinition(
  text: string,
  tool: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly RuleSighting[] {
  const passage = passageOf(text, true);
  const reasons = [
    ...directivesIn(passage, true).map(({ what }) => what),
    ...injectionsIn(text, "tool-definition")
      .filter((hit) => hit.rule !== "user-deception" && !passage.isHarmless(hit.start, hit.end))
      .map(({ reason }) => reason),
    ...encodedIn(text)
      .filter(isOrder)
      .map(() => "holds an order in base64"),
  ];
  const place = { start, end };
  const seen: RuleSighting[] = hiddenSightings(text).map((one) => ({
    ...one,
    ...place,
    identity: `${tool} ${one.identity}`,
  }));
  const [first] = reasons;
  if (first !== undefined)
    seen.push({ ...place, rule: poisonedTool.id, evidence: `${tool} ${first}: ${text}`, identity: `${tool} ${first}` });
  return seen;
}

function hiddenSightings(text: string): readonly RuleSighting[] {
  return hiddenIn(text)
    .filter(({ rule }) => rule !== "hidden-soft-hyphen")
    .map(({ start, end, severity, confidence, reason, rule }) => {
      const words = spelled(text.slice(start, end));
      const evidence = words === "" ? reason : `${reason}; they spell “${words}”`;
      const grade = severity === "low" || severity === "medium" ? "high" : severity;
      return {
        rule: hiddenText.id,
        start,
        end,
        severity: isWithinWord(text, start, end) ? grade : severity,
        confidence,
        evidence,
        identity: `${rule} ${words}`,
      };
    });
}

/** Any other text of a repository: agents read it when they work, and reviewers before it is merged. */
export function inspectSource(text: string): readonly RuleSighting[] {
  return hiddenSightings(text).filter(({ identity, start, end }) => {
    const [kind] = identity.split(" ", 1);
    const run = text.slice(start, end);
    switch (kind) {
      case "hidden-tag":
        return true;
      case "hidden-variation": // One picks how a sign is drawn; a row of them carries bytes.
        return Array.from(run).length >= 3;
      case "hidden-bidi": // Marks order a name; embeddings and isolates move what stands between them.
        return /[\u202a-\u202e\u2066-\u2069]/.test(run) && !isAlone(text, start, end);
      case "hidden-zero-width":
      case "hidden-joiner":
        return isWithinLatin(text, start, end);
      default:
        return false;
    }
  });
}

/** Words that a picture or document carries: agents that open it read them, whoever looks at it does not. */
export function inspectCarried(text: string): readonly RuleSighting[] {
  return [...inspectSource(text), ...injectedSightings(passageOf(text), "")];
}

/** A table of characters holds each of them in quotes, and nothing is hidden by that. */
const isAlone = (text: string, start: number, end: number): boolean =>
  end - start <= 2 && /["'`[\s/|-]/.test(text[start - 1] ?? " ") && /["'`\]\s/|-]/.test(text[end] ?? " ");

const isWithinLatin = (text: string, start: number, end: number): boolean =>
  /[A-Za-z]/.test(text[start - 1] ?? "") && /[A-Za-z]/.test(text[end] ?? "");

/** Between two letters nothing invisible has an honest use. */
const isWithinWord = (text: string, start: number, end: number): boolean =>
  /\p{L}/u.test(text[start - 1] ?? "") && /\p{L}/u.test(text[end] ?? "");

function injectedSightings(passage: Passage, path: string): readonly RuleSighting[] {
  const { text } = passage;
  const isCounted = ({ rule, start, end }: Hit): boolean => {
    if (rule === "user-deception" || rule === "prompt-extraction" || rule === "data-exfiltration") return false;
    if (rule === "forged-role")
      return !TEMPLATES.test(path) && !passage.isInCode(start) && !passage.isHarmless(start, end);
    return !passage.isInCode(start) && !passage.isHarmless(start, end) && isAboutEarlier(text.slice(start, end));
  };
  return injectionsIn(text, "document")
    .filter(isCounted)
    .map(({ start, end, reason, confidence, rule }) => ({
      rule: passage.isInComment(start) ? hiddenMarkup.id : injected.id,
      start,
      end,
      confidence,
      evidence: `${reason}: ${text.slice(start, end)}`,
      identity: `${rule} ${text.slice(start, end)}`,
    }));
}

/** Rules may well say which other rules do not count; only what came before the file is not theirs to drop. */
const isAboutEarlier = (phrase: string): boolean =>
  /previous|prior|above|earlier|preceding|your|system|original|initial|before|everything|now|dan\b|without|unrestricted|jailbreak|god|vorherig|bisherig|pr[eé]c[eé]dent|anterior|previ/i.test(
    phrase,
  );

function orderSightings(passage: Passage): readonly RuleSighting[] {
  return directivesIn(passage, false).map(({ deed, what, severity, start, end }) => {
    const isUnseen = passage.isInComment(start);
    const rule = isUnseen ? hiddenMarkup.id : deed === "does-not-ask" ? noQuestions.id : harmfulOrder.id;
    const words = passage.text.slice(start, end);
    return {
      rule,
      start,
      end,
      evidence: `${what}: ${words}`,
      identity: `${deed} ${words}`,
      ...(isUnseen ? {} : { severity }),
    };
  });
}

/** Command lines, in fences of code, in backticks or alone on a line: whoever follows the file runs them. */
function shellSightings(passage: Passage): readonly RuleSighting[] {
  return commandsIn(passage).flatMap(({ text: line, start, end, isProse }) => {
    if (passage.isHarmless(start, end, false)) return [];
    const sent = isProse === true ? undefined : sendsAway(line);
    const what = sent ?? fetchAndRun(line);
    if (what === undefined) return [];
    const grade =
      sent === undefined ? { severity: "medium" as const, confidence: 0.75 } : { severity: "critical" as const };
    return [
      { rule: harmfulOrder.id, start, end, evidence: `${what}: ${line}`, identity: `shell ${line.trim()}`, ...grade },
    ];
  });
}

const REACHES_OUT = /\b(curl|wget|iwr|irm|nc|ncat|printenv|Invoke-\w{3,20})\b/i;
const BEGINS_A_COMMAND =
  /^\s*([$>#]\s)?(sudo\s)?(curl|wget|iwr|irm|nc|ncat|printenv|env|cat|bash|sh|python3?|eval|Invoke-\w{3,20})\s/;

function commandsIn({ text, isInCode }: Passage): readonly Command[] {
  const commands: Command[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (REACHES_OUT.test(line)) {
      if (isInCode(start) || BEGINS_A_COMMAND.test(line)) commands.push({ text: line, start, end });
      else if (!line.includes("`") && line.includes("://")) commands.push({ text: line, start, end, isProse: true });
      else
        for (const match of line.matchAll(/`([^`]{4,2000})`/g))
          commands.push({
            text: match[1]!,
            start: start + match.index + 1,
            end: start + match.index + match[0].length - 1,
          });
    }
    start = end + 1;
  }
  return commands;
}

function markupSightings(text: string): readonly RuleSighting[] {
  return [...text.matchAll(INVISIBLE_STYLE)].flatMap((match) => {
    const words = match[4] ?? match[3] ?? "";
    if (!/[a-z]{3,}\s[a-z]{2,}/i.test(words)) return [];
    const start = match.index;
    const isGrave = isOrder({ text: words });
    return [
      {
        rule: hiddenMarkup.id,
        start,
        end: start + match[0].length,
        evidence: `is not shown: ${words}`,
        identity: `markup ${words}`,
        ...(isGrave ? {} : { severity: "medium" as const, confidence: 0.6 }),
      },
    ];
  });
}

function encodedSightings(text: string): readonly RuleSighting[] {
  return encodedIn(text)
    .filter(isOrder)
    .map((one) => ({
      rule: encodedOrder.id,
      start: one.start,
      end: one.end,
      evidence: `base64 of: ${one.text}`,
      identity: `base64 ${one.text}`,
    }));
}

function isOrder({ text }: { readonly text: string }): boolean {
  const passage = passageOf(text, true);
  return (
    directivesIn(passage, true).length > 0 ||
    injectionsIn(text, "document").length > 0 ||
    fetchAndRun(text) !== undefined ||
    sendsAway(text) !== undefined
  );
}
