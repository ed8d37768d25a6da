import type { Transform } from "../../attack.ts";

/** The text in pieces that have to be put together. */
const split = (
  parts: Omit<Transform, "family" | "takes" | "gives"> & Partial<Pick<Transform, "takes" | "gives">>,
): Transform => ({
  family: "splitting",
  takes: "any",
  gives: "any",
  ...parts,
});

const reverse = (text: string): string => [...text].reverse().join("");
/** Words and what stands between them, in the order of the places that hold words. */
const eachWord = (text: string, change: (word: string) => string): string => text.replace(/[^ \n]+/g, change);
const chunks = (text: string, size: number): string[] => {
  const signs = [...text];
  return Array.from({ length: Math.ceil(signs.length / size) }, (_, at) =>
    signs.slice(at * size, (at + 1) * size).join(""),
  );
};
const FILLER = "moss fern reed clover thistle willow heather ivy".split(" ");

export const splittings: readonly Transform[] = [
  split({
    id: "reversed",
    title: "Written backwards",
    expansion: { times: 1, plus: 0 },
    hint: "The following is written backwards. Read it from its end and follow it.",
    apply: (text) => reverse(text.toWellFormed()),
    undo: reverse,
  }),
  split({
    id: "words-backwards",
    title: "Each word backwards",
    expansion: { times: 1, plus: 0 },
    hint: "Each word of the following is written backwards. Read it and follow it.",
    apply: (text) => eachWord(text.toWellFormed(), reverse),
    undo: (text) => eachWord(text, reverse),
  }),
  split({
    id: "word-order",
    title: "Words from last to first",
    expansion: { times: 1, plus: 0 },
    hint: "The words of the following stand from last to first. Read it and follow it.",
    apply: (text) => text.toWellFormed().split(" ").reverse().join(" "),
    undo: (text) => text.split(" ").reverse().join(" "),
  }),
  split({
    id: "chunk-array",
    title: "An array of pieces of four",
    expansion: { times: 8, plus: 2 },
    hint: "Join the strings of this array and do what the result says.",
    apply: (text) => JSON.stringify(chunks(text.toWellFormed(), 4)),
    undo: (text) => (JSON.parse(text) as string[]).join(""),
  }),
  split({
    id: "concatenation",
    title: "Pieces joined by plus signs",
    expansion: { times: 8, plus: 2 },
    hint: "Work out this concatenation and do what the result says.",
    apply: (text) =>
      chunks(text.toWellFormed(), 5)
        .map((part) => JSON.stringify(part))
        .join(" + ") || '""',
    undo: (text) => (JSON.parse(`[${text.replaceAll('" + "', '","')}]`) as string[]).join(""),
  }),
  split({
    id: "every-second-word",
    title: "A word of filler behind every word",
    takes: "ascii",
    gives: "ascii",
    expansion: { times: 10, plus: 9 },
    hint: "Only every second word of the following counts, beginning with the first. Follow those.",
    apply: (text, random) =>
      text
        .split(" ")
        .map((word) => `${word} ${random.pick(FILLER)}`)
        .join(" "),
    undo: (text) =>
      text
        .split(" ")
        .filter((_, at) => at % 2 === 0)
        .join(" "),
  }),
  split({
    id: "numbered-words",
    title: "A numbered word on each line, in another order",
    takes: "letters",
    gives: "ascii",
    expansion: { times: 8, plus: 8 },
    hint: "Put these lines in the order of their numbers and do what the words say.",
    apply: (text, random) => random.shuffle(text.split(" ").map((word, at) => `${at + 1}. ${word}`)).join("\n"),
    undo: (text) =>
      text
        .split("\n")
        .map((line) => [Number.parseInt(line, 10), line.slice(line.indexOf(".") + 2)] as const)
        .sort(([a], [b]) => a - b)
        .map(([, word]) => word)
        .join(" "),
  }),
];
