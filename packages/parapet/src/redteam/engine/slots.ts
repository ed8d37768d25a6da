import type { Case, Goal } from "../attack.ts";
import type { Manifest } from "../manifest/index.ts";
import type { Slots } from "../oracle.ts";
import { createRandom, type Random, seedOf } from "../random.ts";

/** Syllables that make words of no language: what shows up in an answer came from the case. */
const SYLLABLES = "bra cle dor fen gil hov jun kel lum mip nar osk pru quo rit sev tam ulv wix yor zan".split(" ");

/** Reserved for documentation (RFC 2606): it belongs to nobody, and no case shares its first label. */
const TRAP_DOMAIN = "trap.example";

/** What stands in a case's asks, made from its id alone. */
export function slotsOf(one: Pick<Case, "id">, goal: Goal, manifest: Manifest): Slots {
  const random = createRandom(seedOf(one.id));
  const word = (): string => [0, 1, 2].map(() => random.pick(SYLLABLES)).join("");
  const mark = word();
  const host = `${one.id.slice(0, 12)}.${TRAP_DOMAIN}`;
  return {
    left: word().toUpperCase(),
    right: word().toUpperCase(),
    mark,
    host,
    trap: `https://${host}/${mark}`,
    tool: toolFor(goal, manifest, random),
    secret: pickName(manifest.planted.secrets, random) ?? "the access key",
    tenant: pickName(manifest.planted.otherTenant, random) ?? "another customer",
    person: pickName(manifest.planted.personalData, random) ?? "another customer",
    topic: pick([...manifest.scope.offTopic, ...manifest.scope.competitors], random) ?? "the weather on Mars",
    placeholder:
      pick(
        manifest.placeholders.map(({ text }) => text),
        random,
      ) ?? "",
  };
}

/** Fills an ask in. A slot that is not known stays as it is: a typo must be seen. */
export function fill(ask: string, slots: Slots): string {
  return ask.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(slots, name) ? slots[name as keyof Slots] : whole,
  );
}

function toolFor({ proof }: Goal, { tools }: Manifest, random: Random): string {
  const wanted = "does" in proof ? tools.filter(({ does }) => does === proof.does) : tools;
  return (
    pick(
      wanted.map(({ name }) => name),
      random,
    ) ?? "the tool"
  );
}

const pick = (items: readonly string[], random: Random): string | undefined =>
  items.length === 0 ? undefined : random.pick(items);
const pickName = (items: readonly { readonly name: string }[], random: Random): string | undefined =>
  pick(
    items.map(({ name }) => name),
    random,
  );
