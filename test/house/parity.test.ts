import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STAGES } from "../../packages/console/src/shell/stages.ts";
import { COMMANDS, GROUPS } from "../../packages/parapet/src/cli/index.ts";
import { scanners } from "../../packages/parapet/src/scan/index.ts";
import { FLOORS, foldersOfTheHouse } from "./floors.ts";
import { ROOT } from "./source-tree.ts";

/**
 * A room has one name everywhere: room = folder = command = section of the console = page of the docs, = an entry of
 * the package where there is an API. Whoever knows a room by one of them finds it by all others.
 */

/** Where the pieces of a room are looked for. */
interface House {
  readonly hasFile: (path: string) => boolean;
  readonly readFile: (path: string) => string;
  /** First words of commands. */
  readonly commands: ReadonlySet<string>;
  /** Rooms that a page of the console names. */
  readonly sections: ReadonlySet<string>;
  /** Folders behind the entries of the published packages. */
  readonly entries: ReadonlySet<string>;
}

type Piece = "command" | "console" | "exports";

/** What a room does without, and why. Goes when the piece comes: an excuse for what is there is an error. */
const EXCUSES: Readonly<Record<string, Partial<Record<Piece, string>>>> = {
  model: { console: "Its page comes with the registry: until then, findings stand in reports and records." },
  practice: {
    console: "It is an upstream like others: what passes it is seen under Traffic.",
    exports: "A policy starts it by `kind: practice`, a terminal by `parapet practice`.",
  },
  report: {
    command: "It writes what the commands of other rooms found, by their `--format` and `--output`.",
    console: "What it writes leaves the house; in the console, findings stand in the room that found them.",
  },
};

const TOUR = "packages/parapet/src/README.md";
const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf("/") + 1);

/** What every folder of a floor owes, room or not. */
function owedByAll(folder: string, house: House): string[] {
  const name = nameOf(folder);
  const owed = ["README.md", "SPEC.md", "index.ts"].filter((file) => !house.hasFile(`${folder}/${file}`));
  if (!house.readFile(TOUR).includes(`**${name}**`)) owed.push(`a paragraph in ${TOUR}`);
  if (
    house.hasFile(`${folder}/README.md`) &&
    !/^This room may not\b|^## This room may not$/m.test(house.readFile(`${folder}/README.md`))
  )
    owed.push("what it may not do, in README.md");
  return owed.map((piece) => `${name} lacks ${piece}`);
}

function owedByRooms(folder: string, house: House, excuses: typeof EXCUSES = EXCUSES): string[] {
  const name = nameOf(folder);
  const guide = `docs/guides/${name}.md`;
  const owed: string[] = [];
  if (!house.hasFile(guide)) owed.push(`${name} lacks ${guide}`);
  if (!house.readFile("docs/README.md").includes(`guides/${name}.md`))
    owed.push(`${name} lacks a line in docs/README.md`);
  const pieces = {
    command: house.commands.has(name),
    console: house.sections.has(name),
    exports: house.entries.has(folder),
  };
  for (const piece of ["command", "console", "exports"] as const) {
    const isExcused = excuses[name]?.[piece] !== undefined;
    if (!pieces[piece] && !isExcused) owed.push(`${name} lacks its ${piece}`);
    if (pieces[piece] && isExcused) owed.push(`${name} has its ${piece}: the excuse must go`);
  }
  return owed;
}

function entriesOf(folder: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
  return Object.values<Record<string, string>>(exports).map(({ "parapet-source": source = "" }) =>
    join(folder, source)
      .replaceAll("\\", "/")
      .replace(/\/index\.ts$/, ""),
  );
}

const PAGES = STAGES.flatMap(({ pages }) => pages);
const house: House = {
  hasFile: (path) => existsSync(join(ROOT, path)),
  readFile: (path) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : ""),
  commands: new Set(COMMANDS.map(({ name }) => name.split(" ")[0] ?? "")),
  sections: new Set(PAGES.flatMap(({ room }) => room ?? [])),
  entries: new Set([...entriesOf("packages/guard"), ...entriesOf("packages/parapet")]),
};
const folders = foldersOfTheHouse();
const floorOf = (folder: string) => FLOORS.find((floor) => floor.folders.includes(folder));
const rooms = folders.filter((folder) => floorOf(folder)?.rooms === true);

describe("parity", () => {
  it("every folder of the house stands on a floor", () => {
    expect(folders.filter((folder) => floorOf(folder) === undefined)).toEqual([]);
    expect(rooms.map(nameOf)).toEqual(expect.arrayContaining(["guard", "gateway"]));
  });

  it.each(rooms)("%s is a command, a section of the console, a guide and an entry", (folder) => {
    expect([...owedByAll(folder, house), ...owedByRooms(folder, house)]).toEqual([]);
  });

  it.each(folders.filter((folder) => !rooms.includes(folder)))(
    "%s says what it is, promises and may not do",
    (folder) => {
      expect(owedByAll(folder, house)).toEqual([]);
    },
  );

  it("whatever names a room names one that is there", () => {
    const names = new Set(rooms.map(nameOf));
    expect([...house.sections, ...Object.keys(EXCUSES)].filter((name) => !names.has(name))).toEqual([]);
    // A room may have adapters, each an entry of its own.
    const roomOf = (entry: string): string => entry.replace(/\/adapters\/[a-z-]+\.ts$/, "");
    expect([...house.entries].filter((entry) => !folders.includes(roomOf(entry)))).toEqual([]);
  });

  it("the help and the console's rail tell the same lifecycle in the same order", () => {
    const stages = STAGES.map(({ title }) => title).filter((title) => title !== "");
    expect(stages).toEqual(GROUPS.filter((group) => group !== "General"));
  });

  it("every guide is found from the first page of the docs, every part of one from the whole", () => {
    const index = readFileSync(join(ROOT, "docs/README.md"), "utf8");
    const guides = readdirSync(join(ROOT, "docs/guides")).filter((name) => name.endsWith(".md"));
    const isFound = (guide: string): boolean => {
      const whole = guides.find((other) => guide.startsWith(`${other.replace(/\.md$/, "")}-`));
      return whole === undefined
        ? index.includes(`](guides/${guide})`)
        : house.readFile(`docs/guides/${whole}`).includes(`](${guide})`);
    };
    expect(guides.filter((guide) => !isFound(guide))).toEqual([]);
  });

  it("every scanner has a line in the guide of the scanner", () => {
    const guide = house.readFile("docs/guides/scan.md");
    expect(scanners.all.map(({ id }) => id).filter((id) => !guide.includes(`\n| \`${id}\` |`))).toEqual([]);
  });

  it("the test itself misses every piece of a room that has none, and every stale excuse", () => {
    const empty: House = {
      hasFile: () => false,
      readFile: () => "",
      commands: new Set(),
      sections: new Set(),
      entries: new Set(),
    };
    const folder = "packages/parapet/src/scan";
    expect(owedByAll(folder, empty)).toHaveLength(4);
    expect(owedByAll(folder, { ...empty, hasFile: () => true })).toHaveLength(2);
    expect(owedByRooms(folder, empty, {})).toHaveLength(5);
    const excused = { scan: { command: "none yet" } };
    expect(owedByRooms(folder, empty, excused)).toHaveLength(4);
    expect(owedByRooms(folder, { ...empty, commands: new Set(["scan"]) }, excused)).toContain(
      "scan has its command: the excuse must go",
    );
  });
});
