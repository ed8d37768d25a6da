import { createGuard, type NameLibrary, type NameRecogniser, namesBy } from "@parapet/guard";
import { interval } from "../pii/table.ts";
import { CHAT, DOCUMENTS, MAIL } from "./texts.ts";

interface Labelled {
  readonly text: string;
  /** Start and end of each name, without its title. */
  readonly names: readonly (readonly [number, number])[];
}

const TITLE = /^(?:(?:Mr|Mrs|Ms|Dr)\.|Professor|Judge) /;

function labelled(written: string): Labelled {
  let text = "";
  const names: (readonly [number, number])[] = [];
  for (const [i, piece] of written.split(/\[\[|\]\]/).entries()) {
    const title = TITLE.exec(piece)?.[0].length ?? 0;
    if (i % 2 === 1) names.push([text.length + title, text.length + piece.length]);
    text += piece;
  }
  return { text, names };
}

export const TEXTS: readonly Labelled[] = [...CHAT, ...MAIL, ...DOCUMENTS].map(labelled);

/** Everything that the library calls a person. */
const plain =
  (library: NameLibrary): NameRecogniser =>
  (text) =>
    library(text)
      .people()
      .out("offset")
      .map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length }));

function guarded(options: Readonly<Record<string, unknown>>): NameRecogniser {
  const guard = createGuard({ detectors: { pii: { input: "flag", options } } });
  return (text) => guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).hits;
}

/** A name counts when both of its ends are right; a title before it and a sign behind it are neither here nor there. */
function row(name: string, recognise: NameRecogniser): string {
  let [found, hits, labels] = [0, 0, 0];
  for (const { text, names } of TEXTS) {
    const taken = recognise(text).map(({ start, end }) => {
      const written = text.slice(start, end).replace(/[^\p{L}]+$|['’]s$/u, "");
      const title = TITLE.exec(written)?.[0].length ?? 0;
      return `${start + title} ${start + written.length}`;
    });
    hits += taken.length;
    labels += names.length;
    found += names.filter(([start, end]) => taken.includes(`${start} ${end}`)).length;
  }
  return `| ${name} | ${hits} | ${interval(found / hits, hits)} | ${interval(found / labels, labels)} |`;
}

/** What `bench/README.md` says of names, in Markdown. */
export function nameTable(library: NameLibrary): string {
  return [
    "| | taken | precision % (95 %) | recall % (95 %) |",
    "|---|--:|--:|--:|",
    row("`person-name`: titles and introductions", guarded({ entities: ["person-name"] })),
    row("everything that `compromise` calls a person", plain(library)),
    row("`names`: of that, two words or more, or a title", guarded({ entities: [], names: namesBy(library) })),
  ].join("\n");
}
