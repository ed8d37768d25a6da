import { createGuard } from "@parapet/guard";
import { corpus, type Labelled } from "./corpus.ts";

interface Tally {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
}

/** What the detector did not do as the labels say, with the text around it. */
export interface Slip {
  readonly kind: "missed" | "wrong";
  readonly entity: string;
  readonly locale: string;
  readonly text: string;
  readonly around: string;
}

export interface Measured {
  readonly documents: number;
  readonly locales: number;
  readonly labels: number;
  /** Labels that some hit covers whole, whatever it is called. */
  readonly covered: number;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly slips: readonly Slip[];
}

const ON_REQUEST: readonly string[] = ["person-name", "postal-address", "coordinates", "ip-address", "mac-address"];
/** Hits of one entity that go by finer names. */
const ENTITIES: Readonly<Record<string, string>> = { ipv4: "ip-address", ipv6: "ip-address" };

const guardOf = (options: Readonly<Record<string, unknown>>): ReturnType<typeof createGuard> =>
  createGuard({
    name: "bench",
    onError: "closed",
    detectors: [{ detector: "pii", input: "flag", options }],
    stream: { maxHoldCharacters: 16_384 },
  });

const isSame = (a: Labelled, b: Labelled): boolean => a.entity === b.entity && a.start === b.start && a.end === b.end;

/** Runs the detector over the corpus. A match counts when its kind and both of its ends are right. */
export function measure(count: number, seed: number): Measured {
  const documents = corpus(count, seed);
  const guards = [guardOf({}), guardOf({ entities: ON_REQUEST })];
  const tallies = new Map<string, Tally>();
  const slips: Slip[] = [];
  const add = (entity: string, what: keyof Tally): void => {
    const tally = tallies.get(entity) ?? { found: 0, wrong: 0, missed: 0 };
    tallies.set(entity, { ...tally, [what]: tally[what] + 1 });
  };
  let [covered, labelled] = [0, 0];
  for (const { text, labels, locale } of documents) {
    const slip = (kind: Slip["kind"], { entity, start, end }: Labelled): void => {
      add(entity, kind);
      const around = text.slice(Math.max(0, start - 40), end + 8);
      slips.push({ kind, entity, locale, text: text.slice(start, end), around });
    };
    const passage = { text, origin: "user", direction: "input", path: "" } as const;
    const hits = guards.flatMap((guard) => guard.inspect([passage]).hits);
    const found = hits.map(({ rule, start, end }): Labelled => ({ entity: ENTITIES[rule] ?? rule, start, end }));
    for (const label of labels) {
      labelled++;
      if (found.some((hit) => isSame(hit, label))) add(label.entity, "found");
      else slip("missed", label);
      if (found.some((hit) => hit.start <= label.start && hit.end >= label.end)) covered++;
    }
    for (const hit of found) if (!labels.some((label) => isSame(hit, label))) slip("wrong", hit);
  }
  const locales = new Set(documents.map(({ locale }) => locale)).size;
  return { documents: documents.length, locales, labels: labelled, covered, tallies, slips };
}
