import type { Severity } from "../../kernel/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { cargoOf } from "./exfiltration/cargo.ts";
import { findReferences } from "./exfiltration/find-references.ts";
import { withoutEscapes } from "./exfiltration/find-style-targets.ts";
import { findTargets, pendingScheme } from "./exfiltration/find-targets.ts";
import { destinationOf, hostMatcher } from "./exfiltration/host.ts";
import { hostList } from "./exfiltration/host-list.ts";
import { readMail } from "./exfiltration/mail.ts";
import type { Target } from "./exfiltration/target.ts";
import { exfiltrationExamples } from "./exfiltration.examples.ts";

/*
 * An answer that is rendered can carry data out by itself: an image is fetched as soon as it is shown, and its address
 * holds what the attacker asked for. So whatever software fetches unasked must come from a named host. A link waits
 * for a click and answers are full of honest ones: it is a hit when it carries cargo.
 */

const LINKS = ["none", "data", "all"] as const;
const SCRIPT_SCHEMES: readonly string[] = ["javascript", "vbscript"];
/** Documents that a `data:` address holds whole, with their scripts. */
const DOCUMENT_TYPES = /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)[;,]/i;

interface Judged {
  readonly rule: string;
  readonly confidence: number;
  readonly severity: Severity;
  readonly reason: string;
}

function judge(
  target: Target,
  address: string,
  isAllowed: (host: string) => boolean,
  links: string,
): Judged | undefined {
  const destination = destinationOf(target.isBare && /^www\./i.test(address) ? `https://${address}` : address);
  const isDocument = destination.scheme === "data" && DOCUMENT_TYPES.test(destination.rest.slice(0, 32));
  if (SCRIPT_SCHEMES.includes(destination.scheme) || (isDocument && !isDrawing(target, destination.rest)))
    return { rule: "script-url", confidence: 0.9, severity: "high", reason: "runs a script when it is opened" };
  if (destination.scheme === "mailto") return judgeMail(destination.rest, isAllowed, links);
  if (destination.host === "" || isAllowed(destination.host)) return undefined;
  if (target.use === "fetch") {
    const reason = "is fetched unasked from a host that is not allowed";
    return { rule: "external-image", confidence: 0.9, severity: "high", reason };
  }
  const cargo = links === "none" ? 0 : cargoOf(destination);
  if (cargo > 0) {
    const reason = "leads to a host that is not allowed and carries data in its address";
    return { rule: "data-link", confidence: cargo, severity: "medium", reason };
  }
  if (links !== "all") return undefined;
  return { rule: "external-link", confidence: 0.4, severity: "low", reason: "leads to a host that is not allowed" };
}

function judgeMail(rest: string, isAllowed: (host: string) => boolean, links: string): Judged | undefined {
  const { hosts, cargo } = readMail(rest);
  if (links === "none" || hosts.every(isAllowed)) return undefined;
  if (cargo > 0) {
    const reason = "opens a mail with data in it to a host that is not allowed";
    return { rule: "data-mail", confidence: cargo, severity: "medium", reason };
  }
  if (links !== "all") return undefined;
  const reason = "opens a mail to a host that is not allowed";
  return { rule: "external-link", confidence: 0.4, severity: "low", reason };
}

/** An SVG that is shown as an image runs nothing. */
const isDrawing = (target: Target, rest: string): boolean => target.use === "fetch" && /^image/i.test(rest);

/** `options.allowHosts`: hosts and `*.` patterns that may be named; `options.links`: `none`, `data` (default) or `all`. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("exfiltration", options, ["allowHosts", "links"]);
  const [links] = choiceList("exfiltration", { links: [options.links ?? "data"] }, "links", LINKS, []);
  const isAllowed = hostMatcher(hostList("exfiltration", options));
  function judgeAt(text: string, target: Target, start: number, end: number): Judged | undefined {
    const address = text.slice(start, end);
    const judged = judge(target, address, isAllowed, links!);
    if (judged !== undefined || !target.isStyle || !address.includes("\\")) return judged;
    return judge(target, withoutEscapes(address), isAllowed, links!);
  }
  function judgeTarget(text: string, target: Target): Judged | undefined {
    if (target.listed === undefined) return judgeAt(text, target, target.start, target.end);
    for (const [start, end] of target.listed) {
      const judged = judgeAt(text, target, start, end);
      if (judged !== undefined) return judged;
    }
    return undefined;
  }
  function inspect({ text }: Passage, { from, isFinal }: InspectionContext, hits: Hit[]): number {
    let pending = findReferences(text, from, hits);
    findTargets(text, from, (target) => {
      if (!target.isClosed) pending = Math.min(pending, target.start);
      const judged = judgeTarget(text, target);
      if (judged === undefined || target.end === target.start) return;
      hits.push({
        ...judged,
        start: target.start,
        end: target.end,
        replacement: target.isBare ? "[external-link]" : "about:blank",
      });
    });
    return isFinal ? text.length : Math.min(pending, pendingScheme(text, from));
  }
  return { kind: exfiltration, inspect };
}

export const exfiltration: DetectorKind = {
  id: "exfiltration",
  title: "Exfiltration by links and images",
  summary: "Images, styles and data-carrying links in answers that reach hosts which are not on the allow-list.",
  severity: "high",
  threats: ["rendered-output-exfiltration", "tool-channel-exfiltration", "assistant-led-phishing"],
  controls: ["ctl-egress-allowlist", "ctl-output-guard", "ctl-output-encode"],
  maturity: "beta",
  directions: ["output", "input"],
  origins: ["user", "assistant", "tool-result", "document", "tool-call", "reasoning"],
  onHit: "redact",
  configure,
  examples: exfiltrationExamples,
};
