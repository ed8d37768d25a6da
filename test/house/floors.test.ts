import { describe, expect, it } from "vitest";
import { FLOORS } from "./floors.ts";
import { importsOf, type SourceFile, sourcesBelow, targetOf } from "./source-tree.ts";

const placed = FLOORS.flatMap(({ floor, folders, neighbours }) =>
  folders.map((folder) => ({ floor, folder, neighbours })),
);
const placeOf = (path: string) => placed.find(({ folder }) => path.startsWith(`${folder}/`));

/** Every way in which a file breaks the house rules; empty when it keeps them. */
function breaches(file: SourceFile): string[] {
  const here = placeOf(file.path);
  if (here === undefined) return [`${file.path} stands on no floor`];
  const found: string[] = [];
  for (const specifier of file.imports) {
    const target = targetOf(file, specifier);
    if (target === undefined) {
      if (here.floor <= 1)
        found.push(`${file.path} imports ${specifier}: floors 0 and 1 have no dependency and no node:`);
      continue;
    }
    const there = placeOf(target);
    if (there === undefined || there.folder === here.folder) continue;
    const typeOnlyTest = file.path.endsWith(".test.ts");
    if (there.floor > here.floor && !typeOnlyTest) found.push(`${file.path} imports upwards: ${specifier}`);
    if (there.floor === here.floor && !here.neighbours && !typeOnlyTest)
      found.push(`${file.path} imports the room next door: ${specifier}`);
    if (!target.endsWith("/index.ts") && !typeOnlyTest && target.split("/").length > there.folder.split("/").length + 1)
      found.push(`${file.path} climbs through a window: ${specifier} (enter by index.ts)`);
  }
  return found;
}

const production = [...sourcesBelow("packages/guard/src"), ...sourcesBelow("packages/parapet/src")].filter(
  ({ path }) => !path.endsWith(".test.ts"),
);

describe("floors", () => {
  it("imports go down only, by the front door, and floors 0 and 1 need nothing", () => {
    expect(production.length).toBeGreaterThan(50);
    expect(production.flatMap(breaches)).toEqual([]);
  });

  it("the test itself sees a breach of each kind", () => {
    const file = (path: string, ...imports: string[]): SourceFile => ({ path, text: "", imports });
    const src = "packages/parapet/src";
    expect(breaches(file("packages/guard/src/guard/x.ts", "node:fs"))).toHaveLength(1);
    expect(breaches(file(`${src}/store/x.ts`, "../gateway/index.ts"))).toHaveLength(1);
    expect(breaches(file(`${src}/gateway/x.ts`, "../practice/index.ts"))).toHaveLength(1);
    expect(breaches(file(`${src}/gateway/x.ts`, "../store/inner/journal.ts"))).toHaveLength(1);
    expect(breaches(file(`${src}/gateway/x.ts`, "../store/index.ts", "undici", "@parapet/guard"))).toEqual([]);
  });

  it("no import cycles", () => {
    const graph = new Map(
      production.map((file) => [file.path, file.imports.flatMap((specifier) => targetOf(file, specifier) ?? [])]),
    );
    expect(findCycle(graph)).toBeUndefined();
  });

  it("imports are read from every form of the statement", () => {
    expect(
      importsOf(
        'import a from "a";\nexport { b } from "b";\nimport "c";\nconst d = await import("d");\n// import "e";',
      ),
    ).toEqual(["a", "b", "c", "d"]);
  });
});

/** The first cycle as a path, or undefined. Depth-first with three colours; type-only cycles count too. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (node: string): readonly string[] | undefined => {
    if (done.has(node)) return undefined;
    const at = trail.indexOf(node);
    if (at >= 0) return [...trail.slice(at), node];
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
