import type { Locale } from "./locale.ts";
import { ANYWHERE, LOCALES } from "./locales.ts";
import { type Random, seeded } from "./random.ts";
import { spoiled } from "./spoil.ts";
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

/** By the first word of a hole's name, where one kind is written in many ways. */
const FAMILIES: Readonly<Record<string, string>> = {
  account: "bank-account",
  card: "payment-card",
  coordinates: "coordinates",
  date: "date-of-birth",
  iban: "iban",
  ip: "ip-address",
  licence: "driving-licence",
  mac: "mac-address",
  name: "person-name",
  phone: "phone",
  street: "postal-address",
  vat: "eu-vat",
  vin: "vin",
};
/** How some holes' values are written or who has them: the kind is the same. */
const VARIANT = /-(?:small|letters|person|old|d|foreign|iqama)$/;

/** What the detector calls what a hole of this name is filled with. */
export const entityOf = (hole: string): string => FAMILIES[hole.split("-")[0] ?? ""] ?? hole.replace(VARIANT, "");

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
      const hole = piece.slice(1, -1).replace("!", "");
      const value = VALUES[hole]!(random);
      if (isPlain) {
        text += spoiled(value, random);
        continue;
      }
      labels.push({ entity: entityOf(hole), start: text.length, end: text.length + value.length });
      text += value;
    }
    text += random.of(filler) || " ";
  }
  return { locale: locale.id, text, labels };
}

/** Locales that have more to say come more often, so that no kind of theirs is rare. */
const TURNS: readonly Locale[] = LOCALES.flatMap((locale) =>
  Array.from({ length: Math.ceil(locale.templates.length / 15) }, () => locale),
);

/** The same documents for the same seed, locales in turn. */
export function corpus(count: number, seed: number): readonly LabelledDocument[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i) => document(TURNS[i % TURNS.length]!, random));
}
