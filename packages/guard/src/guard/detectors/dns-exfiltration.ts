import { ALPHANUMERIC, entropyPerCharacter, isAt } from "../../text/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { knownOptions } from "../options.ts";
import { lineBefore } from "./active-content/cursor.ts";
import { dnsExfiltrationExamples } from "./dns-exfiltration.examples.ts";
import { hostMatcher } from "./exfiltration/host.ts";
import { hostList } from "./exfiltration/host-list.ts";

/*
 * A name is looked up before anything is allowed or refused, and the question itself arrives at whoever runs the zone:
 * what stands before the domain goes out, through every firewall. Addresses with a scheme are the other detector's;
 * this one reads names that stand bare, as arguments of `nslookup` do.
 */

/** RFC 1035: no name is longer. */
const NAME_CHARACTERS = 253;
/** What stands before the domain is looked back on so far for the `$(` that fills it in. */
const SUBSTITUTION_CHARACTERS = 64;

const SUBSTITUTED = /(?:\$\([^()]{1,60}\)|\$\{[^{}]{1,60}\}|\{\{[^{}]{1,60}\}\}|`[^`]{1,60}`)$/;

/** Enough of what looks encoded: by itself, and behind a command that looks names up. */
const MUCH = 24;
const ENOUGH = 14;

const RESOLVING =
  /\b(?:nslookup|dig|drill|host|ping6?|getent|resolvectl|traceroute|resolve-dnsname|gethostbyname|getaddrinfo|curl|wget|nc|ssh|dns\.\w{4,12}|lookup)\b/;
/** Ends of file names that look like domains. */
// biome-ignore format: a list of words
const FILE_ENDS: ReadonlySet<string> = new Set([
  "js", "mjs", "cjs", "ts", "tsx", "jsx", "css", "scss", "map", "json", "html", "htm", "md", "txt", "py", "rb", "go", "rs", "java", "class",
  "jar", "log", "lock", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "pdf", "csv", "xml", "yaml", "yml", "toml", "gz", "tar", "zip",
  "tgz", "whl", "so", "dll", "exe", "bin", "dat", "db", "bak", "tmp", "wasm", "woff", "ttf", "mp3", "mp4", "pem", "key", "crt", "safetensors",
]);

/** Labels shorter than this are words. */
const LEAST_LABEL = 10;

/** Letters and digits of labels that run on as encoded bytes do: hex, base32, base64. */
function encodedLength(labels: readonly string[]): number {
  const long = labels.map((label) => label.replace(/[-_]/g, "")).filter((label) => label.length >= LEAST_LABEL);
  const run = long.join("");
  if (!/[0-9]/.test(run) || !/[a-z]/i.test(run)) return 0;
  // Words with a year or a number behind them are names.
  const turns = run.match(/[0-9]+/g)!.length;
  // Hex of plain text repeats itself: most of its pairs begin with 6 or 7.
  const least = /^[0-9a-f]+$/i.test(run) ? 2.3 : 3;
  return entropyPerCharacter(run) >= least && turns >= 2 ? run.length : 0;
}

function nameHit(start: number, end: number, isResolved: boolean): Hit {
  const reason = "a host name that is not allowed, with labels that look like encoded data";
  const confidence = isResolved ? 0.9 : 0.6;
  return { rule: "dns-data", start, end, confidence, severity: "high", replacement: "[host-name]", reason };
}

function substitutionHit(start: number, end: number): Hit {
  const reason = "looks up a host name that a command fills in";
  return {
    rule: "dns-substitution",
    start,
    end,
    confidence: 0.85,
    severity: "high",
    replacement: "[host-name]",
    reason,
  };
}

const isNameAt = (text: string, at: number): boolean =>
  isAt(text, at, ALPHANUMERIC) || text[at] === "." || text[at] === "-" || text[at] === "_";

function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("dns-exfiltration", options, ["allowHosts"]);
  const isAllowed = hostMatcher(hostList("dns-exfiltration", options));

  /** What the name at `start` is of, read to `end`. */
  function judge(text: string, start: number, end: number, hits: Hit[]): void {
    let last = end;
    while (last > start && /[.\-_]/.test(text[last - 1]!)) last--;
    const name = text.slice(start, last).toLowerCase();
    const labels = name.split(".");
    const domain = labels.at(-1)!;
    const isFilled = name.startsWith(".");
    // A property of a program is written in both cases, a domain in one.
    const written = text.slice(last - domain.length, last);
    if (written !== domain && written !== domain.toUpperCase()) return;
    if (labels.length < 3 || !/^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/.test(domain) || isAllowed(name)) return;
    const before = lineBefore(text, start);
    const isResolved = RESOLVING.test(before);
    if (isFilled) {
      if (isResolved && SUBSTITUTED.test(before.slice(-SUBSTITUTION_CHARACTERS)))
        hits.push(substitutionHit(start, last));
      return;
    }
    if (text[start - 1] === "/" || text[start - 1] === "@") return;
    const encoded = encodedLength(labels.slice(0, -2));
    const isFile = FILE_ENDS.has(domain) && !isResolved;
    if (!isFile && encoded >= (isResolved ? ENOUGH : MUCH)) hits.push(nameHit(start, last, isResolved));
  }

  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    const { from, isFinal } = context;
    for (let dot = text.indexOf(".", from); dot >= 0; dot = text.indexOf(".", dot + 1)) {
      let start = dot;
      while (start > from && dot - start <= NAME_CHARACTERS && isNameAt(text, start - 1)) start--;
      let end = dot + 1;
      while (end < text.length && end - start <= NAME_CHARACTERS && isNameAt(text, end)) end++;
      const isWhole = !isNameAt(text, start - 1) && end - start <= NAME_CHARACTERS;
      if (isWhole && end - dot > 3) judge(text, start, end, hits);
      if (end - start > NAME_CHARACTERS) while (end < text.length && isNameAt(text, end)) end++;
      dot = end - 1;
    }
    if (isFinal) return text.length;
    let tail = text.length;
    while (tail > from && text.length - tail <= NAME_CHARACTERS && isNameAt(text, tail - 1)) tail--;
    return text.length - tail > NAME_CHARACTERS || isNameAt(text, tail - 1) ? text.length : tail;
  }
  return { kind: dnsExfiltration, inspect };
}

export const dnsExfiltration: DetectorKind = {
  id: "dns-exfiltration",
  title: "Exfiltration by host names",
  summary: "Host names, bare or in commands, whose labels carry encoded data or are filled in by a command.",
  severity: "high",
  threats: ["tool-channel-exfiltration", "rendered-output-exfiltration"],
  controls: ["ctl-egress-allowlist", "ctl-output-guard", "ctl-tool-arg-validate"],
  maturity: "beta",
  directions: ["output", "input"],
  origins: ["assistant", "tool-call", "reasoning", "tool-result", "document"],
  onHit: "flag",
  configure,
  examples: dnsExfiltrationExamples,
};
