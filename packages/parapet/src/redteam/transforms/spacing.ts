import { family } from "./build.ts";

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const spread = (id: string, title: string, sign: string) => ({
  id,
  title,
  takes: "latin" as const,
  times: 1 + sign.length,
  apply: (text: string) => Array.from(text).join(sign),
});
const joined = (id: string, title: string, sign: string) => ({
  id,
  title,
  times: Math.max(1, sign.length),
  plus: 1,
  apply: (text: string) => words(text).join(sign),
});

/** What stands between letters and words. */
export const spacing = family("spacing", [
  spread("spaced", "Blanks between letters", " "),
  spread("dotted", "Dots between letters", "."),
  spread("hyphened", "Hyphens between letters", "-"),
  spread("underscored", "Underscores between letters", "_"),
  spread("slashed", "Slashes between letters", "/"),
  spread("thin-spaced", "Thin blanks between letters", "\u2009"),
  spread("letter-lines", "A letter a line", "\n"),
  joined("word-lines", "A word a line", "\n"),
  joined("tabs", "Tabs between words", "\t"),
  joined("no-blanks", "No blanks", ""),
  joined("dots-for-blanks", "Dots for blanks", "."),
  joined("underscores-for-blanks", "Underscores for blanks", "_"),
  joined("hyphens-for-blanks", "Hyphens for blanks", "-"),
  joined("ideographic-blanks", "Wide blanks between words", "\u3000"),
  joined("many-blanks", "Five blanks between words", "     "),
  {
    id: "camel-case",
    title: "Words in a row, capitals for blanks",
    times: 3,
    apply: (text) =>
      words(text)
        .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
        .join(""),
  },
  {
    id: "broken-words",
    title: "Words broken in the middle",
    times: 2,
    apply: (text) =>
      text.replace(/[a-z]{6,}/gi, (word) => `${word.slice(0, word.length >> 1)} ${word.slice(word.length >> 1)}`),
  },
  {
    id: "hyphenated-lines",
    title: "Words broken at the ends of lines",
    times: 2,
    apply: (text) =>
      text.replace(/[a-z]{6,}/gi, (word) => `${word.slice(0, word.length >> 1)}-\n${word.slice(word.length >> 1)}`),
  },
]);
