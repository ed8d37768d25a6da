import type { Transform } from "../../attack.ts";

/** A sign between all others; undone by their places, so that it may stand in the text itself. */
const between = (id: string, title: string, mark: string, gives: Transform["gives"]): Transform => ({
  id,
  title,
  family: "spacing",
  takes: gives === "ascii" ? "ascii" : "any",
  gives,
  expansion: { times: 1 + mark.length, plus: 0 },
  apply: (text) => [...text.toWellFormed()].join(mark),
  undo: (text) => [...text].filter((_, at) => at % 2 === 0).join(""),
});

/** Spaces become something that no ASCII text holds, or nothing. */
const inPlaceOfSpaces = (id: string, title: string, mark: string): Transform => ({
  id,
  title,
  family: "spacing",
  takes: "ascii",
  gives: "any",
  expansion: { times: 1, plus: 0 },
  apply: (text) => text.replaceAll(" ", mark),
  undo: (text) => text.replaceAll(mark, " "),
});

const lossy = (id: string, title: string, replace: (text: string) => string, times = 1): Transform => ({
  id,
  title,
  family: "spacing",
  takes: "ascii",
  gives: "ascii",
  expansion: { times, plus: 0 },
  apply: replace,
});

/** The text drawn apart, or pressed together. */
export const spacings: readonly Transform[] = [
  between("letter-spaced", "A space between all letters", " ", "ascii"),
  between("dotted", "A dot between all letters", ".", "ascii"),
  between("hyphened", "A hyphen between all letters", "-", "ascii"),
  between("underscored", "An underscore between all letters", "_", "ascii"),
  between("barred", "A bar between all letters", "|", "ascii"),
  between("line-per-letter", "Each letter on a line", "\n", "ascii"),
  between("tabbed", "A tab between all letters", "\t", "ascii"),
  between("middle-dotted", "A middle dot between all letters", "\u00b7", "any"),
  between("hair-spaced", "A hair space between all letters", "\u200a", "any"),
  inPlaceOfSpaces("thin-spaces", "Thin spaces for spaces", "\u2009"),
  inPlaceOfSpaces("hard-spaces", "No-break spaces for spaces", "\u00a0"),
  inPlaceOfSpaces("wide-spaces", "Ideographic spaces for spaces", "\u3000"),
  inPlaceOfSpaces("braille-spaces", "Blank Braille cells for spaces", "\u2800"),
  inPlaceOfSpaces("line-separators", "Line separators for spaces", "\u2028"),
  lossy("line-per-word", "Each word on a line", (text) => text.replaceAll(" ", "\n")),
  lossy("no-spaces", "No spaces", (text) => text.replaceAll(" ", "")),
  lossy("wide-gaps", "Four spaces for one", (text) => text.replaceAll(" ", "    "), 4),
  lossy("snake-case", "Underscores for spaces", (text) => text.replaceAll(" ", "_")),
];
