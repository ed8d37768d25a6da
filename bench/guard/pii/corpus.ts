import { ANYWHERE, LOCALES, type Locale } from "./locales.ts";
import { type Random, seeded } from "./random.ts";
import { VALUES } from "./values.ts";

export interface Labelled {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
}

export interface LabelledDocument {
  readonly locale: string;
  readonly text: string;
  readonly labels: readonly Labelled[];
}

const FAMILIES: Readonly<Record<string, string>> = {
  card: "payment-card",
  phone: "phone",
  date: "date-of-birth",
  iban: "iban",
  name: "person-name",
  street: "postal-address",
};

/** What the detector calls what a hole of this name is filled with. */
const entityOf = (hole: string): string =>
  hole === "uk-account" ? "bank-account" : (FAMILIES[hole.split("-")[0] ?? ""] ?? hole);

const filler: readonly string[] = ["", "", " Thanks!", " — ", "\n", "\n- ", " / ", " ... "];

function document(locale: Locale, random: Random): LabelledDocument {
  let text = "";
  const labels: Labelled[] = [];
  for (let sentence = random.int(1, 5); sentence > 0; sentence--) {
    const isPlain = random.int(0, 9) < 4;
    const template = isPlain ? random.of([...locale.nearMisses, ...ANYWHERE]) : random.of(locale.templates);
    for (const piece of template.split(/(\{[^}]+\})/)) {
      if (!piece.startsWith("{")) {
        text += isPlain ? piece.replace(/#/g, () => String(random.int(0, 9))) : piece;
        continue;
      }
      const hole = piece.slice(1, -1);
      const value = VALUES[hole]!(random);
      labels.push({ entity: entityOf(hole), start: text.length, end: text.length + value.length });
      text += value;
    }
    text += random.of(filler) || " ";
  }
  return { locale: locale.id, text, labels };
}

/** The same documents for the same seed, locales in turn. */
export function corpus(count: number, seed: number): readonly LabelledDocument[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i) => document(LOCALES[i % LOCALES.length]!, random));
}
