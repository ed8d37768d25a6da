import { FORMS, type Form, type Origin, type Parts } from "./forms.ts";
import { expand, type Grammar, type Role, type Section, say } from "./grammar.ts";
import { GRAMMARS } from "./grammars/index.ts";
import { disturb } from "./noise.ts";
import { type Random, seededRandom, seedOf } from "./random.ts";

export interface Row {
  readonly text: string;
  readonly label: "attack" | "benign";
  readonly origin: Origin;
  readonly kind: "user-attack" | "hidden-instruction" | "hard-negative" | "document" | "request";
  readonly language: string;
  /** Of an attack how it works, of harmless text what it could be taken for. */
  readonly technique: string;
  /** The grammar that made it; rows of one source must not be both in training and in a test. */
  readonly source: string;
}

export interface CorpusOptions {
  readonly seed: number;
  /** Rows to make; a little less come out, since doubles are dropped. */
  readonly attacks: number;
  readonly benign: number;
}

/** English has the largest grammars and is what most models are attacked in; the others share the rest evenly. */
const ENGLISH_SHARE = 0.5;
/** Of what is planted in documents, harmless or not: neither may be known by its change of language. */
const FOREIGN_PLANTED = 0.14;
/** Of texts of a user that say two things. */
const FOREIGN_SECOND = 0.15;

const byLanguage = new Map<string, readonly Grammar[]>();
for (const grammar of GRAMMARS)
  byLanguage.set(grammar.language, [...(byLanguage.get(grammar.language) ?? []), grammar]);

/** Languages of the corpus. */
export const LANGUAGES: readonly string[] = [...byLanguage.keys()];

interface Choice {
  readonly grammar: Grammar;
  readonly section: Section;
}

/** Every section of a role in a language. */
function choicesOf(language: string, role: Role): readonly Choice[] {
  return (byLanguage.get(language) ?? []).flatMap((grammar) =>
    grammar.sections.filter((section) => section.role === role).map((section) => ({ grammar, section })),
  );
}

/** One sentence of a role. Larger sections are picked more often, but not as much as they are larger. */
function speak(random: Random, choices: readonly Choice[]): { readonly text: string; readonly choice: Choice } {
  const choice = random.pick(
    choices.flatMap((each) => Array<Choice>(Math.ceil(Math.sqrt(each.section.plans.length))).fill(each)),
  );
  return { text: say(choice.grammar, random.pick(choice.section.plans), random), choice };
}

const OTHERS = LANGUAGES.filter((language) => language !== "en");

function pickLanguage(random: Random): string {
  return OTHERS.length === 0 || random.chance(ENGLISH_SHARE) ? "en" : random.pick(OTHERS);
}

/** The language itself or, at times, one that it is mixed with: English with any other, any other mostly with English. */
function mixedWith(random: Random, language: string, share: number): string {
  return random.chance(share) ? (language === "en" ? random.pick([...OTHERS, "en"]) : pickLanguage(random)) : language;
}

const sourceOf = (grammar: Grammar, part: string): string => `own:${grammar.name}-${part}`;

/** What a user says, with a greeting or a thank-you around it where the grammar has them (`hello`, `thanks`). */
function courteous(random: Random, grammar: Grammar, text: string): string {
  const greets = random.chance(0.1) && grammar.slots.has("hello");
  const thanks = random.chance(0.08) && grammar.slots.has("thanks");
  const hello = greets ? `${expand(grammar, "$hello", random)}${random.pick([" ", " ", "\n"])}` : "";
  return `${hello}${text}${thanks ? ` ${expand(grammar, "$thanks", random)}` : ""}`;
}

function userAttack(random: Random, language: string): Row {
  const { text, choice } = speak(random, choicesOf(language, "user"));
  const asks = choicesOf(mixedWith(random, language, FOREIGN_SECOND), "ask");
  let whole = text;
  if (random.chance(0.12)) whole = `${speak(random, asks).text}${random.pick([" ", "\n", "\n\n"])}${text}`;
  else if (random.chance(0.06)) whole = `${text}${random.pick([" ", "\n", "\n\n"])}${speak(random, asks).text}`;
  else if (random.chance(0.08)) whole = `${speak(random, choicesOf(language, "user")).text} ${text}`;
  return {
    text: disturb(courteous(random, choice.grammar, whole), random, language),
    label: "attack",
    origin: "user",
    kind: "user-attack",
    language,
    technique: choice.section.technique,
    source: sourceOf(choice.grammar, choice.section.technique),
  };
}

/** Parts of a document of two to twelve sentences about one or two things. */
function partsOf(random: Random, language: string, planted: readonly string[]): Parts {
  const prose = choicesOf(language, "prose");
  const genres = [random.pick(prose), random.pick(prose)];
  const length = random.pick([1, 2, 2, 3, 3, 4, 5, 6, 8, 12]);
  const sentences = new Set<string>();
  for (let tries = 0; sentences.size < length && tries < 3 * length; tries++) {
    const { grammar, section } = random.pick(genres);
    sentences.add(say(grammar, random.pick(section.plans), random));
  }
  const { grammar } = genres[0]!;
  const people = Array.from({ length: 3 }, () => expand(grammar, "$person", random));
  return { title: say(grammar, "$topic", random), sentences: [...sentences], planted, people };
}

function hiddenInstruction(random: Random, language: string): Row {
  const spoken = mixedWith(random, language, FOREIGN_PLANTED);
  const { text, choice } = speak(random, choicesOf(spoken, "data"));
  const second = random.chance(0.1) ? [speak(random, choicesOf(spoken, "data")).text] : [];
  const form = random.pick(FORMS);
  return {
    text: form.compose(random, partsOf(random, language, [text, ...second])),
    label: "attack",
    origin: form.origin,
    kind: "hidden-instruction",
    language: spoken,
    technique: choice.section.technique,
    source: sourceOf(choice.grammar, `data-${choice.section.technique}`),
  };
}

/** Addresses and numbers that attacks of a language send things to: harmless documents hold their like as often. */
function contact(random: Random, language: string): string | undefined {
  const known = (byLanguage.get(language) ?? []).flatMap((grammar) =>
    ["mail", "url", "host", "phone", "account"]
      .filter((slot) => grammar.slots.has(slot))
      .map((slot) => ({ grammar, slot })),
  );
  if (known.length === 0) return undefined;
  const { grammar, slot } = random.pick(known);
  const value = expand(grammar, `$${slot}`, random);
  const written =
    slot === "host"
      ? `${random.pick(["https://", "www.", ""])}${value}${random.pick(["", "/", "/docs", "/a?id=7"])}`
      : value;
  return `${random.pick(["", "", "", `${expand(grammar, "$person", random)}: `, "E-mail: ", "Tel. ", "URL: ", "→ ", "- "])}${written}`;
}

/** Nothing but an address or a number, as the cell of a table or the result of a lookup is. */
function bare(random: Random, language: string): Row {
  const text = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => contact(random, language) ?? "-").join("\n");
  const grammar = byLanguage.get(language)![0]!;
  return {
    text,
    label: "benign",
    origin: random.pick(["tool", "tool", "document", "email"]),
    kind: "document",
    language,
    technique: "bare",
    source: sourceOf(grammar, "document-bare"),
  };
}

/** A harmless document, most with what is asked of people, some with what only sounds like an order to a machine. */
function document(random: Random, language: string, form: Form): Row {
  const notes = choicesOf(mixedWith(random, language, FOREIGN_PLANTED), "note");
  const count = random.pick([0, 1, 1, 1, 2]);
  const spoken = Array.from({ length: count }, () => speak(random, notes));
  const told = random.chance(0.35) ? contact(random, language) : undefined;
  const parts = partsOf(random, language, [...spoken.map(({ text }) => text), ...(told === undefined ? [] : [told])]);
  return {
    text: form.compose(random, parts),
    label: "benign",
    origin: form.origin,
    kind: count > 0 ? "hard-negative" : "document",
    language,
    technique: spoken[0]?.choice.section.technique ?? form.name,
    source: sourceOf(spoken[0]?.choice.grammar ?? byLanguage.get(language)![0]!, `document-${form.name}`),
  };
}

function request(random: Random, language: string): Row {
  const asks = choicesOf(language, "ask");
  const { text, choice } = speak(random, asks);
  const others = choicesOf(mixedWith(random, language, FOREIGN_SECOND), "ask");
  const more = random.chance(0.15) ? `${random.pick([" ", "\n", "\n\n"])}${speak(random, others).text}` : "";
  const { technique } = choice.section;
  return {
    text: disturb(courteous(random, choice.grammar, text + more), random, language),
    label: "benign",
    origin: "user",
    kind: technique === "plain" ? "request" : "hard-negative",
    language,
    technique,
    source: sourceOf(choice.grammar, `ask-${technique}`),
  };
}

/** A document that a user pasted behind a question. */
function pasted(random: Random, language: string): Row {
  const question = speak(random, choicesOf(language, "ask")).text;
  const row = document(random, mixedWith(random, language, FOREIGN_SECOND), random.pick(FORMS));
  return { ...row, text: `${question}\n\n${row.text}`, origin: "user" };
}

const ATTACKS: readonly ((random: Random, language: string) => Row)[] = [userAttack, hiddenInstruction];

/** The corpus: the same seed gives the same rows. No text stands twice. */
export function* generate({ seed, attacks, benign }: CorpusOptions): Generator<Row> {
  const seen = new Set<string>();
  const isNew = ({ text }: Row): boolean => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
  const attack = seededRandom(seedOf(seed, "attack"));
  for (let count = 0; count < attacks; count++) {
    const row = attack.pick(ATTACKS)(attack, pickLanguage(attack));
    if (isNew(row)) yield row;
  }
  const harmless = seededRandom(seedOf(seed, "benign"));
  for (let count = 0; count < benign; count++) {
    const language = pickLanguage(harmless);
    const kind = harmless.next();
    const row =
      kind < 0.45
        ? request(harmless, language)
        : kind < 0.5
          ? bare(harmless, language)
          : kind < 0.95
            ? document(harmless, language, harmless.pick(FORMS))
            : pasted(harmless, language);
    if (isNew(row)) yield row;
  }
}
