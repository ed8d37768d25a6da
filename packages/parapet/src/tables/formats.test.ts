import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonElements } from "./formats/json-elements.ts";
import { type Column, isMissing, openTable, readArrays, readTable, type Table } from "./index.ts";
import { openTableFile } from "./table-file.ts";

const FIXTURES = path.resolve(import.meta.dirname, "../../../../fixtures/tables");
const fixture = (name: string): string => path.join(FIXTURES, name);

interface Golden {
  readonly csv: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly arrays: Readonly<Record<string, { shape: readonly number[]; values: readonly (number | string)[] }>>;
  readonly parquet: Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
  readonly parts: { readonly X: readonly number[]; readonly test: readonly number[] };
  readonly idx: Readonly<Record<"images" | "labels" | "floats", readonly number[]>>;
}
const golden = JSON.parse(readFileSync(fixture("golden.json"), "utf8")) as Golden; // written by write.py beside it

const folder = await mkdtemp(path.join(tmpdir(), "tables-"));
let count = 0;
async function written(content: string | Uint8Array, name = "table"): Promise<string> {
  const file = path.join(folder, `${++count}-${name}`);
  await writeFile(file, content);
  return file;
}

const column = (table: Table, name: string): Column => {
  const found = table.columns.get(name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

/** Every cell as a word, as the file has it. */
async function words(file: string): Promise<{ names: string[]; rows: string[][] }> {
  const { schema } = await openTable(file);
  const fields = schema.fields.map(({ name }) => ({ name, type: "text" }) as const);
  const table = await readTable(file, { schema: { fields } });
  const columns = [...table.columns.values()].map(({ values }) => values as readonly string[]); // all are texts
  return {
    names: [...table.columns.keys()],
    rows: Array.from({ length: table.rows }, (_, row) => columns.map((values) => values[row]!)),
  };
}

describe("CSV", () => {
  it.each(Object.keys(golden.csv))("TB2: %s has the cells that Python reads", async (name) => {
    const { names, rows } = await words(fixture(name));
    const expected = golden.csv[name]!;
    const all = name === "bare.csv" ? rows : [names, ...rows];
    expect(all).toEqual(expected);
  });

  it("TB2: what was sniffed is told, and can be said", async () => {
    const { notes, schema } = await openTable(fixture("semicolon.csv"));
    expect(notes.join()).toContain('";"');
    expect(schema.fields.map(({ type }) => type)).toEqual(["category", "number", "time"]);
    expect((await openTable(fixture("western.csv"))).notes.join()).toContain("windows-1252");
    const file = await written("# made by hand\nx:1\ny:2\n");
    const said = await readTable(file, { skipLines: 1, delimiter: ":", header: ["name", "n"] });
    expect(column(said, "n").values).toEqual(Float64Array.of(1, 2));
    expect((await readTable(await written("a,b\nc,d\n"), { header: false })).rows).toBe(2);
  });

  it("TB2: names come once each, and what has none is called by its number", async () => {
    const { schema } = await openTable(await written(",x,x\nrow,1,2\nline,3,4\n"), { header: true });
    expect(schema.fields.map(({ name }) => name)).toEqual(["column_1", "x", "x_2"]);
  });

  it("TB3: an uneven row and an open quote name their line", async () => {
    await expect(readTable(await written('a,b\n1,2\n"x\ny",2\n3\n4,5\n'))).rejects.toMatchObject({
      code: "PARAPET_TABLE_FORMAT",
      place: { line: 5 },
    });
    const open = `a,b\n${"1,2\n".repeat(30_000)}3,"4\n5,6\n`;
    await expect(readTable(await written(open))).rejects.toMatchObject({
      code: "PARAPET_TABLE_FORMAT",
      place: { line: expect.any(Number) },
    });
  });

  it("TB3: bytes that are not of the encoding are no text", async () => {
    const late = Buffer.concat([Buffer.from(`a,b\n${"1,2\n".repeat(40_000)}`), Buffer.from([0xff, 0x2c, 0x32, 0x0a])]);
    await expect(readTable(await written(late))).rejects.toMatchObject({ code: "PARAPET_TABLE_FORMAT" });
    await expect(openTable(await written("a,b\n1,2\n"), { encoding: "none" })).rejects.toMatchObject({
      code: "PARAPET_TABLE_FORMAT",
    });
  });
});

describe("JSON", () => {
  const lines = '{"a":1,"b":"x\\n}","v":[1,2]}\n\n{"a":2,"b":null,"v":[3,4]}\n{"b":"[","v":[5,6.5]}\n';
  const array = `[\n${lines.trim().replaceAll(/\n+/g, ",\n")}\n]`;

  it("TB4: lines and an array are the same table", async () => {
    const tables = await Promise.all([readTable(await written(lines)), readTable(await written(array))]);
    for (const table of tables) {
      expect(table.format).toBe("json");
      expect(column(table, "a")).toMatchObject({
        values: Float64Array.of(1, 2, Number.NaN),
        missing: Uint8Array.of(0, 0, 1),
      });
      expect(column(table, "b")).toMatchObject({ values: ["x\n}", "", "["], missing: Uint8Array.of(0, 1, 0) });
      expect(column(table, "v")).toMatchObject({ shape: [2], values: Float64Array.of(1, 2, 3, 4, 5, 6.5) });
    }
  });

  it("TB4: however the text is cut into chunks", async () => {
    const file = await openTableFile(await written("{}"));
    const cut = async (text: string, sizes: readonly number[]): Promise<unknown[]> => {
      const chunks = async function* (): AsyncGenerator<string> {
        let at = 0;
        for (let turn = 0; at < text.length; turn++) {
          const size = sizes[turn % sizes.length]!;
          yield text.slice(at, at + size);
          at += size;
        }
      };
      const elements: unknown[] = [];
      for await (const { text: element, line } of jsonElements(chunks(), file, 1_000))
        elements.push([JSON.parse(element), line]);
      return elements;
    };
    const value = fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        async (values, sizes) => {
          const expected = values.map((one, at) => [JSON.parse(JSON.stringify(one)), at + 1]);
          expect(await cut(values.map((one) => `${JSON.stringify(one)}\n`).join(""), sizes)).toEqual(expected);
          expect(await cut(`[${values.map((one) => JSON.stringify(one)).join(",\n")}]`, sizes)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ["a line that is no JSON", '{"a":1}\n{"a":}\n', "PARAPET_TABLE_FORMAT", 2],
    ["no object", '{"a":1}\n\n7\n', "PARAPET_TABLE_FORMAT", 3],
    ["an array that does not end", '[{"a":1},\n{"a":2}', "PARAPET_TABLE_FORMAT", 2],
    ["more after the array", '[{"a":1}]\n{"a":2}', "PARAPET_TABLE_FORMAT", 2],
    ["what closes before it opens", '{"a":1}}\n', "PARAPET_TABLE_FORMAT", 1],
    ["depth", `{"a":${"[".repeat(70)}${"]".repeat(70)}}\n`, "PARAPET_TABLE_LIMIT", 1],
    ["a key too late", `${'{"a":1}\n'.repeat(1_000)}{"a":1,"b":2}\n`, "PARAPET_TABLE_COLUMN", 1_001],
  ])("TB4: %s is refused with its line", async (_, text, code, line) => {
    await expect(readTable(await written(text))).rejects.toMatchObject({ code, place: { line } });
  });
});

describe("Parquet", () => {
  it.each(["none", "snappy", "gzip", "zstd", "brotli", "lz4"])(
    "TB5: with %s it has the values that pyarrow wrote",
    async (codec) => {
      const table = await readTable(fixture(`types-${codec}.parquet`));
      expect(table.rows).toBe(5);
      for (const [name, expected] of Object.entries(golden.parquet)) {
        const read = column(table, name);
        const values = expected.map((_, row) => (isMissing(read, row) ? null : read.values[row]));
        const meant = expected.map((cell) => {
          if (name === "wide" && cell !== null) return String(cell);
          if (name === "time" || name === "day")
            return cell === null ? null : Date.parse(`${cell}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, "$1"));
          return typeof cell === "boolean" ? Number(cell) : cell;
        });
        expect(values, name).toEqual(meant);
      }
      expect(column(table, "vector")).toMatchObject({
        shape: [2],
        values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      });
      expect(column(table, "nested").values[1]).toBe('{"a":2}');
      expect(table.schema.fields.map(({ type }) => type).slice(0, 5)).toEqual([
        "integer",
        "integer",
        "category",
        "number",
        "boolean",
      ]);
    },
  );
});

describe("arrays", () => {
  it.each(["stored.npz", "deflated.npz"])("TB6: %s has the values that NumPy wrote", async (name) => {
    const arrays = await readArrays(fixture(name));
    expect([...arrays.keys()].toSorted()).toEqual(Object.keys(golden.arrays).toSorted());
    for (const [key, { shape, values }] of Object.entries(golden.arrays)) {
      const array = arrays.get(key)!;
      expect([...array.shape], key).toEqual(shape);
      const read = Array.from<number | string>(array.values);
      expect(
        read.map((value) =>
          typeof value === "number" && !Number.isFinite(value) ? String(value).replace("Infinity", "inf") : value,
        ),
        key,
      ).toEqual(values);
    }
    expect(arrays.get("fortran")?.values).toEqual(arrays.get("c_order")?.values);
    expect(arrays.get("little_f4")?.values).toBeInstanceOf(Float32Array);
    expect(arrays.get("big_u2")?.values).toBeInstanceOf(Uint16Array);
  });

  it.each([
    ["objects.npy", "PARAPET_TABLE_FORMAT", /objects, which are a pickle/],
    ["fields.npy", "PARAPET_TABLE_FORMAT", /several fields/],
    ["complex.npy", "PARAPET_TABLE_FORMAT", /neither numbers nor words/],
    ["large.npy", "PARAPET_TABLE_TYPE", /beyond what a number can hold/],
  ])("TB6: %s is refused", async (name, code, message) => {
    await expect(readArrays(fixture(name))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("TB7: IDX has its values, and the labels beside it", async () => {
    const table = await readTable(fixture("tiny-images-idx3-ubyte.gz"));
    expect(column(table, "image")).toMatchObject({ shape: [3, 2], values: Uint8Array.from(golden.idx.images) });
    expect(column(table, "label").values).toEqual(Float64Array.from(golden.idx.labels));
    expect(table.notes.join()).toContain("labels beside it");
    const floats = await readArrays(fixture("floats.idx"));
    expect(Array.from<unknown>(floats.get("value")!.values)).toEqual(golden.idx.floats);
  });

  it("TB12: parts are row numbers, or ends of names", async () => {
    const whole = await readTable(fixture("parts.npz"));
    expect(whole.rows).toBe(10);
    expect([...whole.splits.keys()].toSorted()).toEqual(["test", "train"]);
    const test = await readTable(fixture("parts.npz"), { split: "test" });
    const wanted = golden.parts.test.flatMap((row) => golden.parts.X.slice(row * 3, row * 3 + 3));
    expect(Array.from<unknown>(column(test, "X").values)).toEqual(wanted);
    const named = await readTable(fixture("named-parts.npz"), { split: "test" });
    expect([...named.columns.keys()]).toEqual(["x", "y"]);
    expect(named.rows).toBe(4);
    await expect(readTable(fixture("parts.npz"), { split: "other" })).rejects.toMatchObject({
      code: "PARAPET_TABLE_COLUMN",
      hint: expect.stringContaining("train"),
    });
  });
});

describe("which format", () => {
  it("TB1: content says it, whatever the name, through gzip", async () => {
    for (const [name, format] of [
      ["types-none.parquet", "parquet"],
      ["version3.npy", "npy"],
      ["tiny-labels-idx1-ubyte.gz", "idx"],
      ["bare.csv", "csv"],
    ] as const)
      expect((await openTable(await written(readFileSync(fixture(name)), "named.dat"))).format).toBe(format);
    const zipped = await readTable(await written(gzipSync("a,b\n1,x\n2,y\n"), "rows.csv.gz"));
    expect(zipped).toMatchObject({ format: "csv", rows: 2 });
    expect((await openTable(await written(gzipSync('{"a":1}'), "rows.gz"))).format).toBe("json");
  });

  it("TB1: what is none is refused, and so is what is not there", async () => {
    for (const content of [new Uint8Array(0), Uint8Array.of(1, 0, 2, 0, 3), Buffer.from("MZ\0\0\0")])
      await expect(openTable(await written(content))).rejects.toMatchObject({ code: "PARAPET_TABLE_FORMAT" });
    await expect(openTable(path.join(folder, "absent.csv"))).rejects.toMatchObject({
      code: "PARAPET_TABLE_READ",
      exit: 3,
    });
    await expect(openTable(folder)).rejects.toMatchObject({ code: "PARAPET_TABLE_READ" });
  });
});
