import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locked } from "../format.ts";
import { dependencyFormats } from "./index.ts";
import { FILES } from "./testing/files.ts";

const said = ({ name, version, line, isDev, source, hasIntegrity }: Locked): string =>
  [
    `${name}@${version}:${line}`,
    ...(isDev === true ? ["dev"] : []),
    ...(source === undefined ? [] : [source.kind === "git" && source.commit !== undefined ? "commit" : source.kind]),
    ...(hasIntegrity === false ? ["no hash"] : []),
  ].join(" ");

describe("lockfiles", () => {
  it("DP12: each format gives its packages with name, version, line and source", () => {
    for (const [id, [text, packages]] of Object.entries(FILES)) {
      expect(dependencyFormats.get(id).parse(text).locked.map(said), id).toEqual(packages);
      expect(dependencyFormats.get(id).parse(text.replaceAll("\n", "\r\n")).locked.map(said), `${id} CRLF`).toEqual(
        packages,
      );
    }
    const tried = new Set([...Object.keys(FILES), "npm-lock"]);
    expect(
      dependencyFormats.all.filter(({ id, role }) => role === "lock" && !tried.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it("DP12: pyproject and composer.json say what they ask for", () => {
    const pyproject = `[project]
dependencies = [
  "Flask[async]>=2",
  "g @ git+https://example.com/g@main",
]
[dependency-groups]
dev = ["pytest"]
[tool.poetry.dependencies]
python = "^3.9"
django = { version = "^5" }
`;
    expect(
      dependencyFormats
        .get("pyproject")
        .parse(pyproject)
        .wanted.map(({ name, range, line }) => [name, range, line]),
    ).toEqual([
      ["flask", ">=2", 3],
      ["g", "", 4],
      ["pytest", "", 1],
      ["django", "^5", 10],
    ]);
    const composer = `{\n "require": {\n  "php": ">=8",\n  "v/a": "^1"\n }\n}`;
    expect(dependencyFormats.get("composer-manifest").parse(composer).wanted).toEqual([
      { name: "v/a", range: "^1", line: 4, isDev: false },
    ]);
  });

  it("DP3: cut or altered anywhere, a file is read or refused, and nothing else", () => {
    const files = Object.entries(FILES);
    fc.assert(
      fc.property(fc.nat(files.length - 1), fc.nat(600), fc.string({ maxLength: 3 }), (at, cut, inserted) => {
        const [id, [text]] = files[at]!;
        const altered = text.slice(0, cut) + inserted + text.slice(cut + 1);
        for (const one of [altered, text.slice(0, cut)])
          try {
            dependencyFormats.get(id).parse(one);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(Error);
            expect(thrown).not.toBeInstanceOf(TypeError);
            expect(thrown).not.toBeInstanceOf(RangeError);
          }
      }),
      { numRuns: 300 },
    );
  });

  it("DP3: takes time in proportion to the file, however it is made", () => {
    const hostile = [
      ...'[{"(: -#\n@'.split("").map((unit) => unit.repeat(400_000)),
      "a==1 \\\n".repeat(60_000),
      "- ".repeat(20_000),
      "&a [*a,".repeat(20_000),
      "[[package]]\nname='a'\n".repeat(10_000),
    ];
    for (const format of dependencyFormats.all)
      for (const text of hostile) {
        const started = performance.now();
        try {
          format.parse(text);
        } catch {}
        expect(performance.now() - started, `${format.id} on ${text.slice(0, 12)}`).toBeLessThan(3_000);
      }
  });
});
