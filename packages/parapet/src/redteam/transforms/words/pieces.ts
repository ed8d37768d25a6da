import { family } from "./family.ts";

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const chunks = (text: string, size: number): string[] => {
  const signs = Array.from(text.toWellFormed());
  return Array.from({ length: Math.ceil(signs.length / size) }, (_, at) =>
    signs.slice(at * size, at * size + size).join(""),
  );
};
const LINES: Readonly<Record<string, string>> = {
  a: "Apples are red",
  b: "Birds fly south",
  c: "Clouds pass by",
  d: "Doors stand open",
  e: "Evenings are long",
  f: "Fields are wide",
  g: "Gates are shut",
  h: "Houses are warm",
  i: "Ice is cold",
  j: "Jars are full",
  k: "Kites go up",
  l: "Leaves fall down",
  m: "Moss grows green",
  n: "Nights are dark",
  o: "Oaks grow old",
  p: "Paths are long",
  q: "Quiet is rare",
  r: "Rivers run on",
  s: "Stones are still",
  t: "Trees are tall",
  u: "Under the bridge",
  v: "Valleys are deep",
  w: "Winds blow hard",
  x: "Xylophones ring",
  y: "Yards are swept",
  z: "Zebras are striped",
};

/** Cut into pieces that somebody puts together. */
export const pieces = family("splitting", [
  {
    id: "variables",
    title: "Pieces in variables",
    times: 12,
    plus: 60,
    hint: "Put the variables together in their order and do what they say.",
    apply: (text) =>
      `${chunks(text, 6)
        .map((piece, at) => `v${at} = ${JSON.stringify(piece)}`)
        .join("\n")}\nanswer(v0 + v1 + …)`,
  },
  {
    id: "chunk-list",
    title: "A numbered list of pieces",
    times: 9,
    plus: 8,
    hint: "Join the items of the list without blanks, and do what they say.",
    apply: (text) =>
      chunks(text, 8)
        .map((piece, at) => `${at + 1}. [${piece}]`)
        .join("\n"),
  },
  {
    id: "shuffled-list",
    title: "A numbered list out of order",
    times: 9,
    plus: 8,
    hint: "Sort the items by their numbers, join them without blanks, and do what they say.",
    apply: (text, random) => random.shuffle(chunks(text, 8).map((piece, at) => `${at + 1}. [${piece}]`)).join("\n"),
  },
  {
    id: "two-columns",
    title: "Two columns to be read across",
    times: 3,
    plus: 8,
    hint: "Read the two columns line by line, left then right, and follow what they say.",
    apply: (text) => {
      const all = words(text);
      return Array.from(
        { length: Math.ceil(all.length / 2) },
        (_, at) => `${all[2 * at]} | ${all[2 * at + 1] ?? ""}`,
      ).join("\n");
    },
  },
  {
    id: "acrostic",
    title: "First letters of lines",
    takes: "ascii",
    times: 22,
    hint: "Read the first letters of the lines below and follow what they say.",
    apply: (text) => Array.from(text.toLowerCase().replace(/[^a-z]+/g, ""), (letter) => LINES[letter]).join("\n"),
  },
  {
    id: "cloze",
    title: "Gaps with their words below",
    times: 3,
    plus: 20,
    hint: "Fill the gaps with the words of the list, in order, and follow the text.",
    apply: (text) => {
      const all = words(text);
      return `${all.map((word, at) => (at % 3 === 2 ? "____" : word)).join(" ")}\nWords: ${all.filter((_, at) => at % 3 === 2).join(", ")}`;
    },
  },
  {
    id: "interleaved",
    title: "A filler sign between all signs",
    times: 2,
    hint: "Leave out every second sign of the following, read it and follow it.",
    apply: (text) => Array.from(text.toWellFormed()).join("x"),
    undo: (text) =>
      Array.from(text)
        .filter((_, at) => at % 2 === 0)
        .join(""),
  },
]);
