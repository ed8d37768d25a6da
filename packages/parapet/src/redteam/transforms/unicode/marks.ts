import type { Transform } from "../../attack.ts";

/** A mark behind every sign; Latin text has none of them, so taking them all away gives it back. */
const marked = (id: string, title: string, marks: string): Transform => ({
  id,
  title,
  family: "unicode",
  takes: "latin",
  gives: "any",
  expansion: { times: 1 + marks.length, plus: 0 },
  apply: (text) => Array.from(text, (sign) => sign + marks).join(""),
  undo: (text) => text.replaceAll(marks, ""),
});

const framed = (id: string, title: string, before: string, after: string): Transform => ({
  id,
  title,
  family: "unicode",
  takes: "latin",
  gives: "any",
  expansion: { times: 1, plus: before.length + after.length },
  apply: (text) => before + text + after,
  undo: (text) => text.slice(before.length, text.length - after.length),
});

const zalgo = (level: number): Transform => ({
  id: `zalgo-${level}`,
  title: `${level} combining marks on every sign`,
  family: "unicode",
  takes: "latin",
  gives: "any",
  expansion: { times: 1 + level, plus: 0 },
  apply: (text, random) =>
    Array.from(
      text,
      (sign) => sign + Array.from({ length: level }, () => String.fromCodePoint(0x300 + random.below(0x30))).join(""),
    ).join(""),
  undo: (text) => text.replace(/[\u0300-\u032f]/g, ""),
});

export const marks: readonly Transform[] = [
  marked("zero-width-joiner", "A zero-width joiner behind all letters", "\u200d"),
  marked("zero-width-non-joiner", "A zero-width non-joiner behind all letters", "\u200c"),
  marked("word-joiner", "A word joiner behind all letters", "\u2060"),
  marked("byte-order-mark", "A byte order mark behind all letters", "\ufeff"),
  marked("soft-hyphen", "A soft hyphen behind all letters", "\u00ad"),
  marked("variation-selector", "A variation selector behind all letters", "\ufe0e"),
  marked("strike-through", "Struck through", "\u0336"),
  marked("underlined", "Underlined by combining marks", "\u0332"),
  marked("keycap", "A keycap round each letter", "\u20e3"),
  marked("emoji-between", "An emoji behind all letters", "🌿"),
  zalgo(1),
  zalgo(3),
  zalgo(8),
  framed("bidi-isolate", "In a right-to-left isolate", "\u2067", "\u2069"),
  {
    id: "bidi-reversed",
    title: "Written backwards, shown forwards by an override",
    family: "unicode",
    takes: "latin",
    gives: "any",
    expansion: { times: 1, plus: 2 },
    apply: (text) => `\u202e${[...text].reverse().join("")}\u202c`,
    undo: (text) => [...text.slice(1, -1)].reverse().join(""),
  },
  {
    id: "decomposed",
    title: "Accents as marks of their own (NFD)",
    family: "unicode",
    takes: "latin",
    gives: "any",
    expansion: { times: 4, plus: 0 },
    apply: (text) => text.normalize("NFD"),
    undo: (text) => text.normalize("NFC"),
  },
];
