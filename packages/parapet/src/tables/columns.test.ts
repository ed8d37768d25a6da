import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ParapetError } from "@parapet/guard/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinColumns } from "./column.ts";
import { type Column, openTable, parseSchema, readArrays, readSchema, readTable, type TableOptions } from "./index.ts";
import { inferField } from "./infer.ts";
import { timeOf } from "./words.ts";

const FIXTURES = path.resolve(import.meta.dirname, "../../../../fixtures/tables");
const fixture = (name: string): string => path.join(FIXTURES, name);
const folder = await mkdtemp(path.join(tmpdir(), "columns-"));
let count = 0;
async function written(content: string | Uint8Array, name = "table"): Promise<string> {
  const file = path.join(folder, `${++count}-${name}`);
  await writeFile(file, content);
  return file;
}

describe("types", () => {
  it.each<[string, readonly unknown[], string]>([
    ["whole numbers", ["1", "-20", "NA", ""], "integer"],
    ["numbers", ["1", "2.5", "1e-3", "inf", "nan"], "number"],
    ["numbers of a mill", ["1.0", "2.0"], "integer"],
    ["booleans", ["true", "False", ""], "boolean"],
    ["times", ["2024-02-29", "2024-03-01 10:00:00", ""], "time"],
    ["no day", ["2024-02-30", "2024-02-30"], "category"],
    ["codes with a leading zero", ["007", "012", "007", "012"], "category"],
    ["ids beyond 2^53", ["9007199254740993", "9007199254740994", "1"], "category"],
    ["hexadecimals", ["0x10", "0x11"], "category"],
    ["few words", ["NA", "UK", "UK", "NA"], "category"],
    ["many words", Array.from({ length: 400 }, (_, row) => `word ${row}`), "text"],
    ["long words", ["x".repeat(100), "x".repeat(100)], "text"],
    ["numbers of JSON", [1, 2.5, null], "number"],
    ["bigints", [1n, 2n], "integer"],
    ["bigints beyond 2^53", [2n ** 60n, 2n], "category"],
    [
      "lists of one length",
      [
        [1, 2],
        [3, 4],
      ],
      "tensor",
    ],
    ["lists of several", [[1, 2], [3]], "category"],
    ["a mix", [1, "a", 1, "a"], "category"],
  ])("TB8: %s", (_, cells, type) => {
    expect(inferField("x", cells).type).toBe(type);
  });

  it("TB8: times have their zone, and without one are UTC", () => {
    expect(timeOf("2024-03-01T10:00:00+02:00")).toBe(Date.UTC(2024, 2, 1, 8));
    expect(timeOf("2024-03-01T10:00:00-0130")).toBe(Date.UTC(2024, 2, 1, 11, 30));
    expect(timeOf("2024-03-01 10:00:00.25")).toBe(Date.UTC(2024, 2, 1, 10, 0, 0, 250));
    expect(timeOf("2024-03-01")).toBe(Date.UTC(2024, 2, 1));
    expect(timeOf("2024-13-01")).toBeUndefined();
  });

  it("TB8: in a column of words NA is a word, in one of numbers it is missing", async () => {
    const table = await readTable(await written("country,n\nNA,1\nUK,NA\n,3\nNA,4\n"));
    expect(table.columns.get("country")).toMatchObject({
      values: ["NA", "UK", "", "NA"],
      missing: Uint8Array.of(0, 0, 1, 0),
    });
    expect(table.columns.get("n")).toMatchObject({ missing: Uint8Array.of(0, 1, 0, 0) });
  });
});

describe("schema files", () => {
  it("TB9: the usual words for types, ranges, groups and what cannot be changed", () => {
    const schema = parseSchema(
      {
        csv: "people.csv",
        target: "y",
        positive: 1,
        immutable: ["age"],
        groups: { colour: ["red", "blue"] },
        columns: [
          { name: "age", type: "int", min: 18, max: 95 },
          { name: "job", type: "cat", values: ["a", "b"], mutable: false },
          { name: "income", type: "float", monotone: "increasing", range: [0, 9] },
          { name: "red", type: "bool" },
          { name: "blue", type: "bool" },
        ],
      },
      "s.json",
    );
    expect(schema).toEqual({
      target: "y",
      positive: "1",
      fields: [
        { name: "age", type: "integer", min: 18, max: 95, immutable: true },
        { name: "job", type: "category", values: ["a", "b"], immutable: true },
        { name: "income", type: "number", min: 0, max: 9, monotone: 1 },
        { name: "red", type: "boolean", group: "colour" },
        { name: "blue", type: "boolean", group: "colour" },
      ],
    });
  });

  it("TB9: what it says holds, the rest is inferred", async () => {
    const file = await written("id,n\n1,2\n3,4\n");
    const table = await readTable(file, { schema: { fields: [{ name: "id", type: "text" }], target: "n" } });
    expect(table.schema).toEqual({
      target: "n",
      fields: [
        { name: "id", type: "text" },
        { name: "n", type: "integer" },
      ],
    });
    expect(table.columns.get("id")?.values).toEqual(["1", "3"]);
    const codes = { name: "y", type: "category", values: ["no", "yes"] } as const;
    const coded = await readTable(fixture("parts.npz"), { schema: { fields: [codes] } });
    expect(new Set(coded.columns.get("y")?.values as readonly string[])).toEqual(new Set(["no", "yes"]));
  });

  it.each([
    ["no JSON", "{", /is not JSON/],
    ["no columns", "{}", /has no columns/],
    ["an unknown type", '{"columns":[{"name":"a","type":"blob"}]}', /type 'blob'/],
    ["a column twice", '{"columns":[{"name":"a"},{"name":"a"}]}', /twice/],
    ["a wrong part", '{"columns":[{"name":"a","min":"x"}]}', /columns\.0\.min/],
  ])("TB9: %s is named", async (_, text, message) => {
    await expect(readSchema(await written(text))).rejects.toMatchObject({
      code: "PARAPET_TABLE_SCHEMA",
      message: expect.stringMatching(message),
    });
  });
});

describe("misfits", () => {
  const rows = `n,w\n${"1,a\n".repeat(50)}x1,b\n2,c\n`;

  it("TB10: throws with the line, after the sample as well", async () => {
    const source = await openTable(await written(rows), { sampleRows: 10, batchRows: 8 });
    expect(source.schema.fields[0]).toEqual({ name: "n", type: "integer" });
    const read = async (): Promise<void> => {
      for await (const _ of source.batches());
    };
    await expect(read()).rejects.toMatchObject({
      code: "PARAPET_TABLE_TYPE",
      place: { line: 52 },
      message: 'n at line 52 is no integer: "x1"',
    });
  });

  it("TB10: or is missing and counted", async () => {
    const schema = { fields: [{ name: "n", type: "number" }] } as const;
    const table = await readTable(await written(rows), { schema, misfits: "missing" });
    expect(table.misfits.get("n")).toBe(1);
    const column = table.columns.get("n")!;
    expect([column.values[50], column.values[51]]).toEqual([Number.NaN, 2]);
    expect(column.kind === "numbers" && column.missing?.[50]).toBe(1);
  });

  it("TB10: a tensor of another shape is refused", async () => {
    const file = await written('{"v":[1,2]}\n{"v":[3]}\n');
    const schema = { fields: [{ name: "v", type: "tensor", shape: [2] }] } as const;
    for (const misfits of ["refuse", "missing"] as const)
      await expect(readTable(file, { schema, misfits })).rejects.toMatchObject({
        code: "PARAPET_TABLE_TYPE",
        place: { line: 2 },
      });
  });
});

describe("batches", () => {
  it.each(["types-zstd.parquet", "parts.npz", "semicolon.csv", "tiny-images-idx3-ubyte.gz", "fortran"])(
    "TB11: of %s are together the whole table",
    async (name) => {
      const file = name === "fortran" ? await fortran() : fixture(name);
      const whole = await readTable(file);
      for (const batchRows of [1, 2, 3, 100]) {
        const source = await openTable(file, { batchRows });
        const parts = new Map<string, Column[]>();
        let start = 0;
        for await (const batch of source.batches()) {
          expect(batch.start).toBe(start);
          expect(batch.rows).toBeLessThanOrEqual(batchRows);
          start += batch.rows;
          for (const [key, column] of batch.columns) parts.set(key, [...(parts.get(key) ?? []), column]);
        }
        expect(start).toBe(whole.rows);
        for (const [key, columns] of parts) expect(joinColumns(columns)).toEqual(whole.columns.get(key));
      }
    },
  );

  /** Two columns of three rows, the first index running fastest. */
  async function fortran(): Promise<string> {
    const header = "{'descr': '<f8', 'fortran_order': True, 'shape': (3, 2), }".padEnd(117).concat("\n");
    const start = Buffer.concat([Buffer.from([0x93]), Buffer.from("NUMPY"), Buffer.from([1, 0, header.length, 0])]);
    const values = Buffer.from(Float64Array.of(1, 2, 3, 10, 20, 30).buffer);
    const file = await written(Buffer.concat([start, Buffer.from(header), values]), "f.npy");
    expect((await readArrays(file)).values().next().value?.values).toEqual(Float64Array.of(1, 10, 2, 20, 3, 30));
    return file;
  }

  it("TB11: hold one batch, not the file", async () => {
    const line = `${"1234.5,".repeat(20)}word\n`;
    const file = await written(line.repeat(120_000)); // 18 MB
    const source = await openTable(file, { sampleRows: 100 });
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let rows = 0;
    for await (const batch of source.batches()) {
      rows += batch.rows;
      if (rows % 40_960 === 0) globalThis.gc?.();
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(rows).toBe(120_000);
    // Held whole it would be 2.5 million cells of 24 bytes and more.
    expect(most).toBeLessThan(globalThis.gc === undefined ? 300e6 : 60e6);
  }, 20_000);
});

describe("hostile files", () => {
  it.each<[string, string | Uint8Array, TableOptions]>([
    ["a long cell", `a,b\n${"x".repeat(2_000)},1\n`, { limits: { cellBytes: 1_000 } }],
    ["a row that does not end", `a,b\n"${"x\n".repeat(60_000)}`, { limits: { cellBytes: 1_000 } }],
    ["a long value of JSON", `{"a":"${"x".repeat(20_000)}"}`, { limits: { cellBytes: 1_000 } }],
    ["many columns", `${"a,".repeat(50)}b\n${"1,".repeat(50)}2\n`, { limits: { columns: 10 } }],
    ["many keys", `{${Array.from({ length: 20 }, (_, key) => `"k${key}":1`).join()}}`, { limits: { columns: 10 } }],
    ["many rows", "a\n1\n2\n3\n", { limits: { rows: 2 } }],
    ["much text", `a\n${"some words\n".repeat(100)}`, { limits: { heldBytes: 1_000 } }],
    ["an array that claims terabytes", claim("(1000000000000, 8)"), {}],
  ])("TB13: %s is over a limit", async (_, content, options) => {
    const rejects = expect(readTable(await written(content), options)).rejects;
    await rejects.toMatchObject({ code: expect.stringMatching(/^PARAPET_TABLE_(LIMIT|FORMAT)$/) });
    if (typeof content === "string")
      await expect(readTable(await written(content), options)).rejects.toMatchObject({ code: "PARAPET_TABLE_LIMIT" });
  });

  it("TB13: what a header only claims costs nothing", async () => {
    await expect(readArrays(await written(claim("(1000000000000, 8)")))).rejects.toMatchObject({
      code: "PARAPET_TABLE_LIMIT",
    });
    await expect(readArrays(await written(claim(`(${"9".repeat(17)},)`)))).rejects.toMatchObject({
      code: "PARAPET_TABLE_FORMAT",
    });
    await expect(readArrays(await written(claim("(10,)")))).rejects.toMatchObject({
      message: expect.stringContaining("ends before its last element"),
    });
  });

  function claim(shape: string): Uint8Array {
    const header = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }\n`;
    return Buffer.concat([
      Buffer.from([0x93]),
      Buffer.from("NUMPY"),
      Buffer.from([1, 0, header.length, 0]),
      Buffer.from(header),
    ]);
  }

  const SMALL = [
    "deflated.npz",
    "parts.npz",
    "version3.npy",
    "tiny-images-idx3-ubyte.gz",
    "types-snappy.parquet",
    "types-gzip.parquet",
    "quotes.csv",
  ];

  it("TB14: cut or damaged anywhere, it is an error of ours or a table", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SMALL),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 255 })),
        async (name, share, flip) => {
          const bytes = new Uint8Array(readFileSync(fixture(name)));
          const at = Math.floor(share * bytes.length);
          const damaged = flip === null ? bytes.subarray(0, at) : bytes;
          if (flip !== null) damaged[at] = damaged[at]! ^ flip;
          const file = path.join(folder, `damaged-${name}`);
          await writeFile(file, damaged);
          await readTable(file, { limits: { heldBytes: 64e6 } }).catch((error: unknown) => {
            if (!(error instanceof ParapetError)) throw error;
            expect(error.code).toMatch(/^PARAPET_TABLE_/);
          });
        },
      ),
      { numRuns: 250 },
    );
  });

  it("TB14: a damaged member of a zip is never a table", async () => {
    const bytes = new Uint8Array(readFileSync(fixture("parts.npz")));
    // Within the deflated bytes of the first member, past its name.
    for (const at of [80, 100, 150]) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = damaged[at]! ^ 0x55;
      await expect(readTable(await written(damaged, "d.npz"))).rejects.toBeInstanceOf(ParapetError);
    }
  });
});
