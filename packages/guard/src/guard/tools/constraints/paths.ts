import { invisibleKind } from "../../../text/index.ts";
import { refusePolicy } from "../refuse-policy.ts";
import type { ConstraintKind, Objection } from "./constraint.ts";

/*
 * A path is judged in every form that a tool on the way may make of it: as written, with percent escapes read (twice,
 * and once more), with full-width signs made plain, with backslashes as slashes. It must lie inside in all of them.
 * Links within the file system are not known here: a root that holds links leads wherever they do.
 */

const ESCAPES_READ = 3;

export const paths: ConstraintKind<"paths"> = {
  name: "paths",
  rule: "argument-path",
  compile: ({ roots, relativeTo }, where) => {
    const inside = roots.map((root) => segmentsOf(root, where));
    const base = relativeTo === undefined ? undefined : segmentsOf(relativeTo, where);
    if (inside.length === 0) refusePolicy(where, "allows no folder", "Name one, such as /srv/reports.");
    return (value) => {
      if (typeof value !== "string" || value === "") return "is no path";
      for (const form of formsOf(value) ?? [UNREADABLE]) {
        const objection = judge(form, inside, base);
        if (objection !== undefined) return objection;
      }
      return undefined;
    };
  },
};

const UNREADABLE = "\u0000";

function judge(path: string, inside: readonly (readonly string[])[], base: readonly string[] | undefined): Objection {
  for (const character of path) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 || code === 0x7f || invisibleKind(code) !== undefined) return "holds characters that no path needs";
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return "begins with a drive or a scheme";
  if (path.startsWith("~") || path.startsWith("//")) return "begins where only a shell or a network knows";
  const isAbsolute = path.startsWith("/");
  if (!isAbsolute && base === undefined) return "is relative, and the policy says to what it is not";
  const reached = walk(isAbsolute ? [] : base!, path.split("/"));
  if (reached === undefined) return "climbs above the root";
  const isInside = inside.some(
    (root) => root.length <= reached.length && root.every((name, at) => name === reached[at]),
  );
  return isInside ? undefined : "leads out of the folders that the policy names";
}

/** The segments after `.` and `..` are resolved; undefined above the root. */
function walk(from: readonly string[], steps: readonly string[]): readonly string[] | undefined {
  const reached = [...from];
  for (const step of steps) {
    if (step === "" || step === ".") continue;
    if (step !== "..") reached.push(step);
    else if (reached.pop() === undefined) return undefined;
  }
  return reached;
}

/** Undefined when an escape says no character. */
function formsOf(written: string): readonly string[] | undefined {
  const forms = [written];
  let text = written;
  for (let read = 0; read < ESCAPES_READ && text.includes("%"); read += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return undefined;
    }
    forms.push(text);
  }
  return forms.flatMap((form) => [form, form.normalize("NFKC")]).map((form) => form.replaceAll("\\", "/"));
}

function segmentsOf(root: string, where: string): readonly string[] {
  const segments = root.startsWith("/") ? walk([], root.split("/")) : undefined;
  if (segments === undefined || root.includes("\\") || root.includes(".."))
    refusePolicy(where, "has a folder that is not absolute and plain", "Write it from the root, such as /srv/reports.");
  return segments as readonly string[];
}
