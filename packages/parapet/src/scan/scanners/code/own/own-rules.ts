import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { EXIT, messageOf, ParapetError, SEVERITIES } from "@parapet/guard/kernel";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";

const ORIGINS = ["model", "user", "tool", "mcp", "retrieved", "secret"] as const;

const callee = z.string().regex(/^[\w$.@/-]{1,200}$/, "is the name of what is called, e.g. pager.send");

/** A rule of a user's own: a call that must not be, or text that must not get into one. */
const ownRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, "is words in lower case with hyphens"),
    message: z.string().min(1).max(300),
    severity: z.enum(SEVERITIES),
    remediation: z.string().max(500).optional(),
    languages: z
      .array(z.enum(["typescript", "javascript", "python"]))
      .nonempty()
      .optional(),
    /** Calls that are wrong whatever goes in. */
    calls: z.array(callee).nonempty().optional(),
    /** Origins of the built-in rules, or calls whose result is somebody else's text. */
    sources: z.array(callee).nonempty().optional(),
    /** Calls that the text must not get into. */
    sinks: z.array(callee).nonempty().optional(),
    /** Which argument, from 0; any by default. */
    argument: z.int().min(0).max(20).optional(),
  })
  .refine(({ calls, sources, sinks }) => (calls === undefined) !== (sources === undefined && sinks === undefined), {
    message: "names either calls, or sources and sinks",
  })
  .refine(({ sources, sinks }) => (sources === undefined) === (sinks === undefined), {
    message: "names sources and sinks together",
  });
export type OwnRule = z.infer<typeof ownRule>;

const ownRules = z.strictObject({ rules: z.array(ownRule).max(500) });

export const isOrigin = (name: string): boolean => (ORIGINS as readonly string[]).includes(name);

/**
 * The rules of a file, or of every `.yaml` and `.yml` file of a folder in the order of their names.
 *
 * @throws {ParapetError} PARAPET_SCAN_RULES with file and line for what is no rule, or an id that stands twice
 */
export function readOwnRules(place: string): readonly OwnRule[] {
  const rules: OwnRule[] = [];
  for (const file of rulesFilesIn(place))
    for (const rule of parseOwnRules(readFileSync(file, "utf8"), file)) {
      if (rules.some(({ id }) => id === rule.id)) throw wrong(file, 1, `'${rule.id}' stands twice`);
      rules.push(rule);
    }
  return rules;
}

function rulesFilesIn(place: string): readonly string[] {
  try {
    if (!statSync(place).isDirectory()) return [place];
    return readdirSync(place)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => path.join(place, name));
  } catch (cause) {
    throw new ParapetError("PARAPET_SCAN_RULES", `${place} cannot be read: ${messageOf(cause)}`, {
      hint: "Name a YAML file, or a folder of them.",
      exit: EXIT.usage,
      cause,
    });
  }
}

/** @throws {ParapetError} PARAPET_SCAN_RULES with file and line */
export function parseOwnRules(text: string, file: string): readonly OwnRule[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw wrong(file, lines.linePos(broken.pos[0]).line, broken.message.split("\n")[0]!);
  const result = ownRules.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (result.success) return result.data.rules;
  const issue = result.error.issues[0]!;
  let place: readonly PropertyKey[] = issue.path;
  let node: unknown = document.getIn(place, true);
  while (node === undefined && place.length > 0) {
    place = place.slice(0, -1);
    node = document.getIn(place, true);
  }
  const range = (node as { range?: [number, number, number] } | undefined)?.range;
  throw wrong(
    file,
    range === undefined ? 1 : lines.linePos(range[0]).line,
    `${issue.path.join(".")}: ${issue.message}`,
  );
}

const wrong = (file: string, line: number, why: string): ParapetError =>
  new ParapetError("PARAPET_SCAN_RULES", `${file}:${line}: ${why}`, {
    hint: "See docs/guides/scan-code.md for what a rule may say.",
    exit: EXIT.usage,
  });

/** What `scan.options.code` holds, as it comes from the settings. */
const codeOptions = z.object({ rules: z.array(ownRule).optional() });

/** @throws {z.ZodError} for settings that hold something else */
export const ownRulesIn = (options: unknown): readonly OwnRule[] => codeOptions.parse(options ?? {}).rules ?? [];
