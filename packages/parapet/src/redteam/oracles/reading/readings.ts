import { decodeLayers } from "@parapet/guard/text";
import { initials, unlisted } from "./initials.ts";
import { spelt } from "./spelt.ts";
import { squeeze, unleet } from "./squeeze.ts";

/** The ways in which one text can be read. */
export interface Readings {
  /** As it stands and with its encodings undone. */
  readonly plain: readonly string[];
  /** Squeezed: all of `plain`, and what is spelt, listed or woven into it; `\n` between. */
  readonly squeezed: string;
  /** Squeezed, with digits for letters undone. */
  readonly unleeted: string;
}

/** Every `step`th letter, from each of the first. */
function woven(squeezed: string): readonly string[] {
  const strands: string[] = [];
  for (const step of [2, 3, 4])
    for (let from = 0; from < step; from++) {
      let strand = "";
      for (let at = from; at < squeezed.length; at += step) strand += squeezed[at];
      strands.push(strand);
    }
  return strands;
}

/** What programmers put before a code. */
const PREFIX = /\\[xu]\{?(?:00)?|0[xob]|&#x?0*|U\+0*/g;

/** In lower case; the one word of the telephone alphabet that is written as two is one. */
const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll("x-ray", "xray")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const TAG = /<\/?[a-z][^<>]{0,200}>/gi;

/** What is left of words that count themselves, `0=h 1=e`, without the count. */
function uncounted(words: readonly string[]): string {
  let next = words[0] === "0" ? 0 : 1;
  let rest = "";
  for (const word of words)
    if (word === String(next)) next++;
    else if (word.length === 1) rest += word;
  return rest;
}

export function readingsOf(text: string): Readings {
  const plain = [text, ...decodeLayers(text).layers.map((layer) => layer.text)];
  const words = wordsIn(text);
  const squeezed = plain.map(squeeze);
  const listed = text.includes("\n") ? [squeeze(unlisted(text).join("\n"))] : [];
  const unlistedWords = text.includes("\n") ? wordsIn(unlisted(text).join("\n")) : [];
  const spelled = [...spelt(words), ...(unlistedWords.length > 0 ? spelt(unlistedWords) : [])];
  const tagless = text.includes("</") ? [squeeze(text.replace(TAG, ""))] : [];
  const bare = /[\\&+]|0[xob]/.test(text) ? [squeeze(text.replace(PREFIX, " "))] : [];
  return {
    plain,
    squeezed: [
      ...squeezed,
      ...listed,
      ...bare,
      ...tagless,
      uncounted(words),
      ...spelled,
      ...initials(text, words),
      ...woven(squeezed[0]!),
    ].join("\n"),
    unleeted: plain.map(unleet).join("\n"),
  };
}
