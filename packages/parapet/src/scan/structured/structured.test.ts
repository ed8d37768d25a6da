import { describe, expect, it } from "vitest";
import { at, plainOf, UnreadableError } from "./node.ts";
import { readEnv } from "./read-env.ts";
import { readJson } from "./read-json.ts";
import { readToml } from "./read-toml.ts";
import { readYaml } from "./read-yaml.ts";
import { shown } from "./sighting.ts";

describe("settings with places", () => {
  it("ST1: JSON with comments, trailing commas and escapes, each value where it stands", () => {
    const text = '\ufeff{ // one\n "a": [1, -2.5e3, "x\\u0041\\n\\"",], /* two */ "b": {"c": null, "d": true,},\n}';
    const root = readJson(text);
    expect(plainOf(root)).toEqual({ a: [1, -2500, 'xA\n"'], b: { c: null, d: true } });
    const inner = at(root, "b", "d");
    expect(text.slice(inner?.start, inner?.end)).toBe("true");
  });

  it.each(["", "{", '{"a" 1}', "[1 2]", '{"a": "b', "{} x", "/* open", "[nope]", '"\\u00zz"'])(
    "ST1: refuses %j",
    (text) => expect(() => readJson(text)).toThrow(UnreadableError),
  );

  it("ST1: every document of YAML, with merges and aliases, each value where it stands", () => {
    const text = "base: &b {image: a, ports: ['1']}\nweb:\n  <<: *b\n  image: c\n---\nsecond: 1\n";
    const [first, second] = readYaml(text);
    expect(plainOf(first!)).toMatchObject({ web: { image: "c", ports: ["1"] } });
    expect(plainOf(second!)).toEqual({ second: 1 });
    const image = at(first, "web", "image");
    expect(text.slice(image?.start, image?.end)).toBe("c");
  });

  it("ST1: TOML by table and key, also dotted and quoted ones", () => {
    const text = '[mcp_servers."my.notes"]\ncommand = "npx"\nenv.KEY = "v"\n[[list]]\na = 1\n[[list]]\na = 2\n';
    const root = readToml(text);
    expect(plainOf(root)).toMatchObject({ mcp_servers: { "my.notes": { command: "npx", env: { KEY: "v" } } } });
    const key = at(root, "mcp_servers", "my.notes", "env", "KEY");
    expect(text.slice(key?.start, key?.end)).toBe('env.KEY = "v"');
  });

  it("ST1: variables of .env files", () => {
    const root = readEnv('# a\nexport A="x y" # note\nB=plain # note\nno assignment\nC=\n');
    expect(plainOf(root)).toEqual({ A: "x y", B: "plain", C: "" });
  });

  it("ST2: a megabyte of hostile YAML ends in bounded time, and long ordinary YAML is read", () => {
    const fill = (piece: string): string => piece.repeat(Math.ceil((1 << 20) / piece.length));
    const hostile = [
      "[",
      "]",
      "{a: ",
      "- ",
      "? ",
      "a,",
      "[,",
      "{}",
      "!x ",
      ": ",
      "- [a\n",
      "---\n",
      "'",
      "&a x\n",
      "<<: *a\n",
    ];
    for (const piece of hostile) {
      const started = process.cpuUsage();
      const text = piece === "a," ? `[${fill(piece)}]` : fill(piece);
      let said = "is read";
      try {
        readYaml(text);
      } catch (thrown) {
        if (!(thrown instanceof UnreadableError)) throw thrown;
        said = thrown.message;
      }
      expect(process.cpuUsage(started).user / 1_000, `${piece.trim()} ${said}`).toBeLessThan(3_000);
    }
    const entry = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: some words of a value\n---\n";
    expect(readYaml(entry.repeat(6_000)).length).toBeGreaterThanOrEqual(6_000);
  }, 30_000);

  it("ST2: an alias bomb, deep nesting and a broken file end quickly, and in words", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (let level = 1; level < 9; level++) {
      const [own, below] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)];
      bomb.push(`${own}: &${own} [${`*${below},`.repeat(9)}*${below}]`);
    }
    const started = performance.now();
    expect(() => readJson("[".repeat(100_000))).toThrow(UnreadableError);
    for (const text of [bomb.join("\n"), "a: &a\n  b: *a\n", `${"[".repeat(5_000)}`, "a: b: c", "\t- x\n  y: ["])
      expect(() => readYaml(text), text.slice(0, 20)).toThrow(UnreadableError);
    for (const text of ["[", "a = ", `a = ${"[".repeat(5_000)}`, "a = 1\na = 2\n"])
      expect(() => readToml(text), text.slice(0, 20)).toThrow(UnreadableError);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it("ST2: an alias costs no more than what it stands for", () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
    const text = `${names.map((name) => `${name}: &${name} b\n`).join("")}${names.map((name) => `to-${name}: *${name}\n`).join("")}`;
    const started = performance.now();
    const [root] = readYaml(text);
    expect(at(root, "to-n4999")).toMatchObject({ value: "b" });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(plainOf(readYaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")[0]!)).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it("ST3: evidence is one visible, short line without secrets", () => {
    const key = ["sk-proj-", "a1B2c3D4".repeat(6)].join("");
    expect(shown(`a\n  b\u200b\u001b[31m ${key} ${"x".repeat(500)}`)).toMatch(/^a b \[31m \[[\w-]+\] x+…$/);
    expect(shown(`a ${key}`)).not.toContain("a1B2c3D4");
    expect(shown("x".repeat(500))).toHaveLength(160);
  });
});
