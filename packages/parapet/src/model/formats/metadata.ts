import { decodeBase64 } from "@parapet/guard/text";
import type { ArtefactReason } from "../artefact.ts";
import { judgeTemplate } from "../templates/index.ts";
import { shown } from "./reasons.ts";

/**
 * Texts that a model carries along: descriptions, settings, templates. Nothing in them runs by itself; but a program
 * text, a command or a script among them is put there to be run by what reads them, and is no part of a model.
 */

const MAX_TEXT = 262_144;

interface Idiom {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Each needs its argument or its target beside it: that a text speaks of `eval` is nothing. */
const IDIOMS: readonly Idiom[] = [
  {
    what: "a program text in Python that runs commands or code",
    pattern:
      /(?:^|[^\w.])(?:exec|eval|compile|__import__|execfile)\s{0,4}\(\s{0,8}[\w'"([\\]|\b(?:os\s?\.\s?(?:system|popen|exec[lv]p?e?|spawn\w{1,4}|startfile)|subprocess\s?\.\s?(?:Popen|run|call|check_output|check_call|getoutput)|(?:c?[pP]ickle|marshal|dill)\s?\.\s?loads?|ctypes\s?\.\s?(?:CDLL|cdll|windll)|importlib\s?\.\s?import_module|pty\s?\.\s?spawn|runpy\s?\.\s?run_\w{4,6})\s{0,4}[.(]/,
  },
  {
    what: "Python's own objects",
    // One alone is what people write of: `self.__class__.__name__`. Two are a way.
    pattern:
      /\.\s{0,2}__(?:class|base|bases|mro|init|self|call|getattribute)__\s{0,2}(?:\[[^\]\n]{0,12}\]|\(\s{0,2}\))?\s{0,2}\.\s{0,2}__(?:class|base|bases|mro|subclasses|globals|builtins|init|dict|reduce|reduce_ex|getattribute|code)__\b|\.\s{0,2}__(?:subclasses__\s{0,2}\(|(?:globals|builtins)__\s{0,2}[[.])/,
  },
  {
    what: "a shell command",
    pattern:
      /\brm\s+-[a-z]{0,4}[rf][a-z]{0,4}\s+\S|\b(?:curl|wget)\s[^\n|;]{0,200}(?:https?:|\/)[^\n]{0,200}?(?:\|\s{0,4}(?:ba|z|da)?sh\b|-O\b|\.(?:sh|py|ps1|exe|bat)\b)|\b(?:curl|wget)\s+(?:-\S{1,20}\s+){0,4}https?:\/\/|\bchmod\s+(?:[0-7]{3,4}|[ugoa]{0,4}\+[rwxs]{1,4})\s+\S|\b(?:nc|ncat)\s+-[a-z]{0,4}e|\/bin\/(?:ba|z|da)?sh\b\s{0,4}(?:-c|-i)|\bbash\s+-[ci]\b|\/dev\/tcp\/|\bpowershell(?:\.exe)?\s+-|\b(?:base64)\s+(?:-d|--decode)\b/i,
  },
  {
    what: "a script for browsers",
    pattern:
      /<script[^<>]{0,200}>[^<]{0,500}?(?:[\w\])]\(|[=(][^<]{0,500}<\/script)|<script\s[^<>]{0,200}\bsrc\s{0,4}=|javascript\s{0,4}:\s{0,4}\w+\s{0,4}[(.=]|<(?:img|svg|iframe|body)\s[^>]{0,200}\bon[a-z]{3,12}\s{0,4}=/i,
  },
];

/** Keys that say that somebody is told of the model's use, or that a program is fetched: no model has those. */
const CALLING = /(?:^|[_.\-\s])(?:callback|webhook|payload|exfil\w{0,8}|beacon|postback|c2)(?:[_.\-\s]|$)/i;
/** Keys that say that something is fetched from the place beside them. */
const REACHING = /(?:^|[_.\-\s])(?:hook|download|fetch|remote)(?:[_.\-\s]|$)/i;
const ADDRESS = /\b(?:https?|ftp|wss?):\/\/[^\s"'<>]{1,200}/i;

/**
 * @param key under which the text stands; empty when it has none
 * @param isTemplate is the text one, whatever is in it?
 */
export function judgeText(key: string, text: string, isTemplate = false): readonly ArtefactReason[] {
  const reasons: ArtefactReason[] = [];
  const name = key === "" ? "a text" : `'${shown(key, 60)}'`;
  if (isTemplate || text.includes("{{") || text.includes("{%"))
    for (const { rule, verdict, says, call } of judgeTemplate(text)) {
      // That a text with braces is no template says nothing where nobody said that it is one.
      if (!isTemplate && verdict === "review") continue;
      reasons.push({
        rule,
        verdict,
        says: key === "" ? says : `The template in ${name}: ${says}`,
        ...(call === undefined ? {} : { call }),
      });
    }
  if (isTemplate) return reasons;
  for (const { layer, isEncoded } of layersOf(text.slice(0, MAX_TEXT))) {
    for (const { what, pattern } of IDIOMS) {
      const found = pattern.exec(layer);
      if (found === null) continue;
      const hidden = isEncoded ? ", encoded" : "";
      const call = shown(layer.slice(found.index).split("\n", 1)[0]?.trim() ?? "", 120);
      reasons.push({
        rule: "metadata-code",
        verdict: "blocked",
        says: `It carries ${what}${hidden} in ${name}.`,
        call,
      });
    }
  }
  const words = key.replace(/([a-z])([A-Z])/g, "$1_$2");
  const calls = CALLING.test(words);
  const address = calls || REACHING.test(words) ? ADDRESS.exec(text)?.[0] : undefined;
  if (address !== undefined)
    reasons.push({
      rule: "metadata-address",
      verdict: calls ? "blocked" : "review",
      says: calls
        ? `It names a place to be called, in ${name}: ${shown(address)}.`
        : `It names a place to fetch from, in ${name}: ${shown(address)}.`,
    });
  return reasons;
}

interface TextLayer {
  readonly layer: string;
  readonly isEncoded: boolean;
}

/** The text, and what it is when its escapes and its base64 are undone once. */
function layersOf(text: string): readonly TextLayer[] {
  const layers: TextLayer[] = [{ layer: text, isEncoded: false }];
  if (/(?:\\x[\da-fA-F]{2}){4}/.test(text)) {
    const layer = text.replace(/\\x([\da-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    layers.push({ layer, isEncoded: true });
  }
  let runs = 0;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    if (++runs > 20) break;
    const decoded = printable(run);
    if (decoded !== undefined) layers.push({ layer: decoded, isEncoded: true });
  }
  return layers;
}

function printable(run: string): string | undefined {
  const text = decodeBase64(run);
  return text !== undefined && /^[\t\n\r\x20-\x7e]+$/.test(text) ? text : undefined;
}
