import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdictOf } from "../testing/verdict-of.ts";
import { type CarriedCode, isComputingCode } from "./carried-code.ts";

interface Packed {
  readonly python: string;
  readonly name: string;
  readonly computes: boolean;
  readonly pickle: string;
}
const FILE = new URL("../../../../../fixtures/model/carried/functions.json.gz", import.meta.url);
const PACKED: readonly Packed[] = JSON.parse(gunzipSync(readFileSync(FILE)).toString("utf8"));
/** Those whose code is read. */
const READ = ["3.8", "3.9", "3.10", "3.11"];

describe("functions that cloudpickle packs", () => {
  it.each(PACKED.filter(({ computes }) => !computes))(
    "MP12: Python $python, $name: does more, and is for review",
    async ({ pickle }) => {
      const { verdict, reasons } = await verdictOf(Buffer.from(pickle, "base64"));
      expect(verdict).toBe("review");
      expect(reasons.map(({ rule }) => rule)).toContain("pickle-code");
    },
  );

  it.each(PACKED.filter(({ computes, python }) => computes && READ.includes(python)))(
    "MP12: Python $python, $name: computes, and is clean",
    async ({ pickle }) => {
      expect((await verdictOf(Buffer.from(pickle, "base64"))).verdict).toBe("clean");
    },
  );

  it("MP12: code of a Python that is not read is clean only where it reads the same", async () => {
    for (const { pickle, computes } of PACKED.filter(({ python }) => python === "3.13"))
      if (computes) expect((await verdictOf(Buffer.from(pickle, "base64"))).verdict).toBe("review");
  });

  it("MP12: what a function is given to call is known, whenever it is given", async () => {
    const { pickle = "" } = PACKED.find(({ name, python }) => name === "ones" && python === "3.10") ?? {};
    // Without its frame, whose length would be another.
    const whole = Buffer.concat([Buffer.from([0x80, 4]), Buffer.from(pickle, "base64").subarray(11)]);
    expect((await verdictOf(whole)).verdict).toBe("clean");
    // Ends with the function as it is, and a dictionary of its own that was added to.
    const added = (extra: string): Buffer => Buffer.concat([whole.subarray(0, -1), Buffer.from(`${extra}.`, "latin1")]);
    expect((await verdictOf(added("N\x86"))).verdict).toBe("clean");
    const build = added("N}X\x0c\0\0\0__defaults__cbuiltins\ngetattr\n\x85s\x86b");
    expect((await verdictOf(build)).verdict).toBe("review");
    // To name `getattr` is nothing; to put it later where the function looks names up is more.
    const getter = "cbuiltins\ngetattr\n";
    expect((await verdictOf(added(`${getter}0`))).verdict).toBe("clean");
    const late = Array.from({ length: 40 }, (_, place) =>
      verdictOf(added(`h${String.fromCharCode(place)}X\x03\0\0\0len${getter}s0`)),
    );
    const said = (await Promise.all(late)).map(({ verdict }) => verdict);
    expect(said.filter((verdict) => verdict === "review").length).toBeGreaterThan(0);
    // One byte of its names or of its state's is another.
    const swapped = (from: string, to: string): Buffer => {
      const at = whole.indexOf(from);
      expect(at).toBeGreaterThan(0);
      return Buffer.concat([whole.subarray(0, at), Buffer.from(to), whole.subarray(at + from.length)]);
    };
    for (const [from, to] of [
      ["\x03len", "\x03dir"],
      ["ones", "load"],
      ["__globals__", "__builtin__"],
      ["__closure__", "__xlosure__"],
    ] as const)
      expect((await verdictOf(swapped(from, to))).verdict).toBe("review");
  });

  it("MP12: code that computes is for review beside what may do more when it is called", async () => {
    const { pickle = "" } = PACKED.find(({ name, python }) => name === "ones" && python === "3.10") ?? {};
    const bytes = Buffer.from(pickle, "base64");
    // The function, and a class that could be what the code calls, in one tuple.
    const other = (module: string, name: string): Buffer =>
      Buffer.concat([
        bytes.subarray(0, 2),
        // Its frame's length would be another.
        bytes.subarray(11, -1),
        Buffer.from(`c${module}\n${name}\n\x86.`, "latin1"),
      ]);
    expect((await verdictOf(other("collections", "OrderedDict"))).verdict).toBe("clean");
    expect((await verdictOf(other("__main__", "Runs"))).verdict).toBe("review");
    expect((await verdictOf(other("os", "system"))).verdict).toBe("blocked");
  });
});

describe("bytecode", () => {
  /** `lambda frame: np.ones(len(frame))`, as 3.8 to 3.10 compile it, and 3.11. */
  const OLD: CarriedCode = {
    argumentCount: 1,
    keywordOnlyCount: 0,
    localCount: 1,
    stackSize: 4,
    flags: 0x43,
    code: Buffer.from("7400a00174027c008301a1015300", "hex"),
    constantCount: 1,
    names: ["np", "ones", "len"],
    isNew: false,
  };
  const NEW: CarriedCode = {
    ...OLD,
    stackSize: 5,
    flags: 3,
    code: Buffer.from(
      "9700740000000000000000000000a00100000000000000000000000000000000000000007405000000000000000000007c00a6010000ab010000000000000000a6010000ab0100000000000000005300",
      "hex",
    ),
    isNew: true,
  };
  const hex = (of: CarriedCode, code: string): CarriedCode => ({ ...of, code: Buffer.from(code, "hex") });

  it("MP12: what an interpreter would trust is checked", () => {
    expect([isComputingCode(OLD), isComputingCode(NEW)]).toEqual([true, true]);
    const wrong: readonly (readonly [string, CarriedCode])[] = [
      ["no end", hex(OLD, "7c00")],
      ["half an instruction", hex(OLD, "7c0053")],
      ["nothing", hex(OLD, "")],
      ["something behind its end", hex(OLD, "7c0053007c005300")],
      ["a value left behind", hex(OLD, "7c007c005300")],
      ["a constant that is not there", hex(OLD, "64015300")],
      ["a local that is not there", hex(OLD, "7c015300")],
      ["a local that is not filled", { ...hex(OLD, "7c015300"), localCount: 2 }],
      ["a local to fill that is not there", hex(OLD, "7c007d0564005300")],
      ["a name that is not there", hex(OLD, "74095300")],
      ["an empty stack", hex(OLD, "01005300")],
      ["a call of more than there is", hex(OLD, "740283055300")],
      ["half of a method", hex(OLD, "7400a0015300")],
      ["a method taken for a value", hex(OLD, "7400a0010100640053005300")],
      ["a call of a method that is none", hex(OLD, "74007400a1005300")],
      ["a longer operand", hex(OLD, "900164005300")],
      ["a jump", hex(OLD, "6e0064005300")],
      ["another instruction", hex(OLD, "6c0064005300")],
      ["a deeper stack than is said", { ...OLD, stackSize: 3 }],
      ["a generator", { ...OLD, flags: 0x63 }],
      ["star arguments", { ...OLD, flags: 0x47 }],
      ["more arguments than locals", { ...OLD, argumentCount: 2 }],
      ["no number", { ...OLD, stackSize: Number.NaN }],
      ["another name", { ...OLD, names: ["np", "ones", "eval"] }],
      ["another attribute", { ...OLD, names: ["np", "load", "len"] }],
      ["new code read as old", { ...NEW, isNew: false }],
      ["old code read as new", { ...OLD, isNew: true }],
      ["caches that are filled", { ...NEW, code: NEW.code.map((byte, at) => (at === 5 ? 1 : byte)) }],
      ["nothing to call", hex(NEW, "97007c00a6000000ab0000000000000000005300")],
      ["nothing returned", hex(NEW, "970002005300")],
    ];
    for (const [why, code] of wrong) expect([why, isComputingCode(code)]).toEqual([why, false]);
  });

  it("MP12: whatever the bytes are, it is said of them, and quickly", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.boolean(), fc.nat(4), (code, isNew, constantCount) => {
        expect(typeof isComputingCode({ ...OLD, code, isNew, constantCount })).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});
