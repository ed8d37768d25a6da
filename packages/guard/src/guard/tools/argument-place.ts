import { refusePolicy } from "./refuse-policy.ts";

/** A value among a call's arguments, and its JSON pointer within them. */
export interface PlacedValue {
  readonly value: unknown;
  readonly pointer: string;
}

/** So many levels and values are looked at; arguments beyond are refused as a whole. */
const MAX_DEPTH = 64;
const MAX_VALUES = 20_000;

function pointerOf(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * Every value that is not a container, keys of objects as well: whoever can write a key can write a word.
 *
 * @returns undefined for arguments that are too deep or too many
 */
export function leavesOf(root: unknown): readonly PlacedValue[] | undefined {
  const leaves: PlacedValue[] = [];
  const open: (PlacedValue & { readonly depth: number })[] = [{ value: root, pointer: "", depth: 0 }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (leaves.length + open.length > MAX_VALUES || here.depth > MAX_DEPTH) return undefined;
    const { value, pointer, depth } = here;
    if (value === null || typeof value !== "object") leaves.push({ value, pointer });
    else
      for (const [key, child] of Object.entries(value)) {
        const inside = pointerOf(pointer, key);
        // At the object's own place: a key is somebody's word, and a hit quotes nothing.
        if (!Array.isArray(value)) leaves.push({ value: key, pointer });
        open.push({ value: child, pointer: inside, depth: depth + 1 });
      }
  }
  return leaves;
}

/**
 * Compiles the place of an argument: names joined by dots, `[]` for every element of a list, `*` for every value of an
 * object, and `**` alone for every value there is. A list where a single value was meant counts element by element.
 */
export function argumentPlace(written: string, where: string): (root: unknown) => readonly PlacedValue[] {
  if (written === "**") return (root) => leavesOf(root) ?? [];
  const steps = written
    .replaceAll("[]", ".[]")
    .split(".")
    .filter((step, at) => step !== "" || at > 0);
  if (steps.length === 0 || steps.some((step) => step === "" || step === "**"))
    refusePolicy(
      where,
      "is no place of an argument",
      "Write names joined by dots, such as to, mail.to[] or headers.*.",
    );
  return (root) => {
    let here: PlacedValue[] = [{ value: root, pointer: "" }];
    for (const step of steps) here = here.flatMap((one) => inside(one, step));
    return here.flatMap((one) => (Array.isArray(one.value) ? inside(one, "[]") : [one]));
  };
}

function inside({ value, pointer }: PlacedValue, step: string): PlacedValue[] {
  if (value === null || typeof value !== "object") return [];
  const every = (): PlacedValue[] =>
    Object.entries(value).map(([key, child]) => ({ value: child, pointer: pointerOf(pointer, key) }));
  if (Array.isArray(value)) return step === "[]" ? every() : [];
  if (step === "*") return every();
  return Object.hasOwn(value, step)
    ? [{ value: (value as Record<string, unknown>)[step], pointer: pointerOf(pointer, step) }]
    : [];
}
