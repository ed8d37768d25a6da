import { sentenceAround } from "./sentence.ts";

/** Words anywhere before an order in its sentence by which the sentence talks about orders. */
const TALKS =
  /\b(refuse[sd]?|rejects?|blocks?|forbid(den)?|prohibit(ed)?|prevents?|detects?|flags?|warns?|e\.g\.|for example|such as|attacks?|attackers?|malicious|injection|injected|attempts?|suspicious|red flags?|tries|trying to|asks? (you|for)|says?|phrases?|patterns?|payload|untrusted|rather than|instead of|(look|check|scan|watch|search)(s|ing)? for|beware|(if|when)\b[^.\n]{0,60}\b(asks?|tells?|wants?|instructs?))\b/i;
/** What a sentence goes on with that names an attack. */
const ANSWERS =
  /\b(refuse|decline|reject|do not comply|don[’']?t comply|stop and (tell|ask|report)|report it|is an attack)\b/i;
/** A negation that governs what follows: it opens the sentence, or stands right before. */
const NEGATES =
  /^[^\p{L}"`“]{0,12}(you (must|should|may) )?(never|do not|don[’']?t|must not|avoid|no)\b|\b(never|not|don[’']?t|mustn[’']?t|shouldn[’']?t|doesn[’']?t|cannot|can[’']?t|won[’']?t|avoid|stop|without|no longer)\b[^.;,\n]{0,40}$/iu;
const HEADING_OF_DONTS =
  /never|don[’']?t|do not|must not|forbidden|prohibited|avoid|bad\b|anti-?pattern|attack|threat|red flag|vulnerab|injection|what not|not allowed|limits|exfiltration|malicious/i;

/** A text as checks of orders see it: whether a place in it is an example, a prohibition or within a fence of code. */
export interface Passage {
  readonly text: string;
  /** True where the words at this range order nothing: they are quoted, forbidden or talked about. */
  isHarmless(start: number, end: number, heedsQuotes?: boolean): boolean;
  isInCode(at: number): boolean;
  /** Within `<!-- -->`, which a reader of the rendered page does not see. */
  isInComment(at: number): boolean;
}

/** @param isDefinition of a tool: it describes, and has no reason to talk about attacks or to have a heading of don'ts */
export function passageOf(text: string, isDefinition = false): Passage {
  const fences = rangesOf(text, /^ {0,3}(```|~~~)/gm);
  const comments: [number, number][] = [];
  for (let from = text.indexOf("<!--"); from >= 0; ) {
    const end = text.indexOf("-->", from);
    comments.push([from, end < 0 ? text.length : end]);
    from = end < 0 ? -1 : text.indexOf("<!--", end);
  }
  const headings = [...text.matchAll(/^ {0,3}(?:#{1,6}\s|\*\*)[^\n]{0,200}/gm)].map((match) => ({
    at: match.index,
    isOfDonts: HEADING_OF_DONTS.test(match[0]),
  }));
  const headingAt = (at: number): boolean => {
    let [low, high] = [0, headings.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (headings[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return headings[low - 1]?.isOfDonts === true;
  };
  const isInCode = (at: number): boolean => within(fences, at);
  return {
    text,
    isInCode,
    isInComment: (at) => within(comments, at),
    isHarmless(start, end, heedsQuotes = true) {
      const { before, after } = sentenceAround(text, start, end);
      if (NEGATES.test(before) || (heedsQuotes && isQuoted(before, after))) return true;
      return !isDefinition && (TALKS.test(before) || ANSWERS.test(after) || headingAt(start));
    },
  };
}

/** An opening quote before, its closing one behind, in one line. */
function isQuoted(sentenceBefore: string, sentenceAfter: string): boolean {
  const before = sentenceBefore.slice(sentenceBefore.lastIndexOf("\n") + 1);
  const [after = ""] = sentenceAfter.split("\n", 1);
  for (const [open, close] of [
    ['"', '"'],
    ["`", "`"],
    ["“", "”"],
    ["«", "»"],
    ["「", "」"],
  ] as const) {
    const count = before.split(open).length - 1;
    const isOpen = open === close ? count % 2 === 1 : before.lastIndexOf(open) > before.lastIndexOf(close);
    if (isOpen && after.includes(close)) return true;
  }
  return false;
}

function rangesOf(text: string, fence: RegExp): readonly [number, number][] {
  const ranges: [number, number][] = [];
  let open: number | undefined;
  for (const match of text.matchAll(fence)) {
    if (open === undefined) open = match.index;
    else {
      ranges.push([open, match.index]);
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push([open, text.length]);
  return ranges;
}

function within(ranges: readonly (readonly [number, number])[], at: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]![0] <= at) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found !== undefined && at < found[1];
}
