import { describe, expect, it } from "vitest";
import { generate, LANGUAGES, type Row } from "./generate.ts";
import { expand, parseGrammar, say } from "./grammar.ts";
import { GRAMMARS } from "./grammars/index.ts";
import { withoutAccents } from "./noise.ts";
import { seededRandom } from "./random.ts";

const OPTIONS = { seed: 7, attacks: 4_000, benign: 7_000 };
const rows: readonly Row[] = [...generate(OPTIONS)];

/** To ignore, to forget, a system prompt, instructions, a password, to reveal, developer mode: as attacks say it. */
const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  de: ["ignorier", "vergiss", "systemprompt", "anweisung", "passwort", "verrat", "entwicklermodus", "tu so"],
  es: ["ignora", "olvida", "prompt de sistema", "instrucci", "contraseña", "revel", "modo desarrollador", "haz como"],
  fr: ["ignore", "oublie", "prompt système", "consigne", "mot de passe", "révèle", "mode développeur", "fais semblant"],
  it: ["ignora", "dimentica", "prompt di sistema", "istruzion", "password", "rivel", "sviluppatore", "fai finta"],
  pt: ["ignore", "esqueça", "prompt de sistema", "instruç", "senha", "revel", "modo desenvolvedor", "finja"],
  nl: ["negeer", "vergeet", "systeemprompt", "instructie", "wachtwoord", "verklap", "ontwikkelaarsmodus", "doe alsof"],
  pl: ["zignoruj", "zapomnij", "prompt systemowy", "instrukcj", "hasł", "ujawni", "tryb programisty", "udawaj"],
  ru: ["игнорируй", "забудь", "системный промпт", "инструкци", "пароль", "раскрой", "режим разработчика", "притворись"],
  uk: ["ігноруй", "забудь", "системний промпт", "інструкці", "пароль", "розкрий", "режим розробника", "вдай"],
  tr: ["yok say", "unut", "sistem istemi", "talimat", "parola", "açıkla", "geliştirici modu", "gibi davran"],
  sv: ["ignorera", "glöm", "systemprompt", "instruktion", "lösenord", "avslöja", "utvecklarläget", "låtsas"],
  cs: ["ignoruj", "zapomeň", "systémový prompt", "instrukc", "heslo", "prozra", "režim vývojáře", "předstírej"],
};

describe("the corpus", () => {
  it("is the same for the same seed, and another for another", () => {
    expect([...generate({ ...OPTIONS, attacks: 50, benign: 50 })]).toEqual([
      ...generate({ ...OPTIONS, attacks: 50, benign: 50 }),
    ]);
    const texts = new Set(rows.map(({ text }) => text));
    const others = [...generate({ ...OPTIONS, seed: 8 })];
    expect(others.filter(({ text }) => texts.has(text)).length).toBeLessThan(others.length * 0.2);
  });

  it("has every language, and every technique of every grammar", () => {
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
    for (const label of ["attack", "benign"] as const) {
      const made = new Set(rows.filter((row) => row.label === label).map(({ technique }) => technique));
      const roles = label === "attack" ? ["user", "data"] : ["ask", "note"];
      const written = GRAMMARS.flatMap(({ sections }) => sections).filter(({ role }) => roles.includes(role));
      expect(written.map(({ technique }) => technique).filter((technique) => !made.has(technique))).toEqual([]);
    }
  });

  it("has no text twice, and few of its draws were doubles of an attack", () => {
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    const attacks = rows.filter(({ label }) => label === "attack");
    expect(attacks.length).toBeGreaterThan(0.98 * OPTIONS.attacks);
  });

  it("says harmlessly what attacks are recognised by", () => {
    const harmless = rows.filter(({ kind }) => kind === "hard-negative").map(({ text }) => text.toLowerCase());
    for (const trigger of [
      "ignore",
      "forget",
      "override",
      "bypass",
      "system prompt",
      "jailbreak",
      "role-play",
      "pretend",
      "act as",
      "secret",
      "password",
      "reveal",
      "developer mode",
      "instructions",
      "previous",
      "forward",
      "delete",
      "urgent",
    ])
      expect({ trigger, found: harmless.some((text) => text.includes(trigger)) }).toEqual({ trigger, found: true });
  });

  it("says every plan of every grammar, with nothing left to fill", () => {
    const random = seededRandom(11);
    for (const grammar of GRAMMARS)
      for (const { role, technique, plans } of grammar.sections) {
        expect({ grammar: grammar.name, role, technique, plans: plans.length > 0 }).toMatchObject({ plans: true });
        for (const plan of plans)
          for (let times = 0; times < 3; times++) {
            const text = say(grammar, plan, random);
            const left = text === "" || /\$\(|\$[a-z]+(?![\w"])|undefined/.test(text.replaceAll("SYSTEM_PROMPT", ""));
            expect({ grammar: grammar.name, plan, text, left }).toMatchObject({ left: false });
          }
      }
  });

  it("gives every language all that English has: attacks, hidden instructions, requests, notes and documents", () => {
    for (const language of LANGUAGES) {
      const roles = GRAMMARS.filter((grammar) => grammar.language === language).flatMap(({ sections }) =>
        sections.map(({ role }) => role),
      );
      expect({ language, roles: [...new Set(roles)].sort() }).toEqual({
        language,
        roles: ["ask", "data", "note", "prose", "user"],
      });
      for (const kind of ["user-attack", "hidden-instruction", "hard-negative", "document", "request"])
        expect({
          language,
          kind,
          found: rows.some((row) => row.language === language && row.kind === kind),
        }).toMatchObject({ found: true });
    }
  });

  it("gives English half of the rows, and the other languages much the same each", () => {
    const count = (language: string): number => rows.filter((row) => row.language === language).length;
    const others = LANGUAGES.filter((language) => language !== "en").map(count);
    if (others.length === 0) return;
    expect(count("en") / rows.length).toBeGreaterThan(0.45);
    expect(count("en") / rows.length).toBeLessThan(0.58);
    expect(Math.min(...others)).toBeGreaterThan(Math.max(...others) / 2);
  });

  it("says harmlessly in every other language what attacks in it are recognised by", () => {
    for (const [language, triggers] of Object.entries(TRIGGERS)) {
      const grammars = GRAMMARS.filter((grammar) => grammar.language === language);
      const said = (roles: readonly string[]): string =>
        grammars
          .flatMap(({ sections }) => sections.filter(({ role }) => roles.includes(role)))
          .flatMap(({ plans }) => plans)
          .join("\n")
          .toLocaleLowerCase(language);
      for (const trigger of triggers)
        expect({ language, trigger, found: said(["ask", "note"]).includes(trigger) }).toMatchObject({ found: true });
    }
  });

  it("greets and thanks in attacks as in harmless requests", () => {
    for (const slot of ["hello", "thanks"])
      for (const kind of ["user-attack", "hard-negative"]) {
        const said = new Set(GRAMMARS.flatMap(({ slots }) => slots.get(slot) ?? []));
        const among = rows.filter((row) => row.kind === kind && row.origin === "user");
        const polite = among.filter(({ text }) =>
          [...said].some((words) => (slot === "hello" ? text.startsWith(words) : text.endsWith(words))),
        );
        expect({ slot, kind, share: polite.length / among.length > 0.03 }).toEqual({ slot, kind, share: true });
      }
  });

  it("hides instructions in every form that harmless documents have", () => {
    const origins = (label: Row["label"]): Set<string> =>
      new Set(rows.filter((row) => row.label === label).map(({ origin }) => origin));
    expect(origins("attack")).toEqual(origins("benign"));
    expect(origins("attack").size).toBe(5);
  });
});

describe("noise", () => {
  it("takes accents from Latin letters alone", () => {
    expect(withoutAccents("Größe, où, żółty, dağ, ışık")).toBe("Grosse, ou, zolty, dag, isik");
    expect(withoutAccents("ガイド, Київ, हिन्दी, 한국")).toBe("ガイド, Київ, हिन्दी, 한국");
  });
});

describe("a grammar", () => {
  const grammar = parseGrammar("test", "en", "= ask plain\nx\n: animal =\ncat | dog\n: verb\nruns");

  it("fills slots and choices, and keeps what it shall keep", () => {
    const random = seededRandom(3);
    for (let at = 0; at < 20; at++)
      expect(say(grammar, "the $animal $verb$(, | (yes|no) ||)the $animal", random)).toMatch(
        /^The (cat|dog) runs.*the \1$/,
      );
    expect(expand(grammar, "$$5 {a}", random)).toBe("$5 {a}");
  });

  it("mends the spaces of other scripts, and begins with a capital only where there are any", () => {
    const spoken = (language: string, plan: string): string =>
      say(parseGrammar("test", language, `= ask plain\n${plan}`), plan, seededRandom(1));
    expect(spoken("ar", "npm  ما هو ؟ نعم ، شكرا")).toBe("npm ما هو؟ نعم، شكرا");
    expect(spoken("hi", "यह  ठीक है । npm")).toBe("यह ठीक है। npm");
    expect(spoken("zh", "sudo是什么？")).toBe("sudo是什么？");
    expect(spoken("sw", "habari . sasa")).toBe("Habari. Sasa");
  });

  it("refuses what it cannot say", () => {
    expect(() => parseGrammar("test", "en", "= ask plain\n$nobody")).toThrow("no slot 'nobody'");
    expect(() => parseGrammar("test", "en", "stray")).toThrow("stands in no section");
  });
});
