import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { callsOf, verdictOf } from "../testing/verdict-of.ts";
import { binary, bytesOf, call, global, type Part, pickled, text, tuple, uint32 } from "./testing/assemble.ts";

const latin = (value: string): Uint8Array => Buffer.from(value, "latin1");
const verdict = async (bytes: Uint8Array, name?: string) => (await verdictOf(bytes, name)).verdict;
const calls = async (bytes: Uint8Array) => callsOf((await verdictOf(bytes)).reasons);
const system = call("os", "system", text("id"));

describe("names", () => {
  const SPELT: readonly (readonly [string, Uint8Array])[] = [
    ["GLOBAL", latin("cos\nsystem\n(S'id'\ntR.")],
    ["INST", latin("(S'id'\nios\nsystem\n.")],
    ["OBJ", bytesOf("(", "cos\nsystem\n", "S'id'\n", "o.")],
    ["STACK_GLOBAL of strings with escapes", bytesOf("S'\\x6fs'\n", "V\\u0073ystem\n", 0x93, "S'id'\n", 0x85, "R.")],
    [
      "STACK_GLOBAL of what was memoised",
      pickled(text("system"), 0x94, "0", text("os"), 0x94, "0", "h", 1, "h", 0, 0x93, text("id"), 0x85, "R"),
    ],
    ["a name with dots", pickled(call("os", "path.os.system", text("id")))],
    ["Python 2's name", latin("c__builtin__\neval\n(S'1'\ntR.")],
    [
      "getattr on a class",
      pickled(call("builtins", "getattr", global("pathlib", "Path"), text("write_text")), tuple(text("x")), "R"),
    ],
    [
      "getattr on a module",
      pickled(
        call("builtins", "getattr", call("cloudpickle.cloudpickle", "subimport", text("os")), text("system")),
        tuple(text("id")),
        "R",
      ),
    ],
    ["a partial", pickled(call("functools", "partial", global("os", "system")), tuple(text("id")), "R")],
    [
      "a function that takes a name apart",
      pickled(call("numpy.core", "_ufunc_reconstruct", text("os"), text("system")), tuple(text("id")), "R"),
    ],
    ["NEWOBJ", pickled(global("subprocess", "Popen"), tuple(text("id")), 0x81)],
    ["NEWOBJ_EX", pickled(global("subprocess", "Popen"), tuple(text("id")), "}", 0x92)],
    [
      "a reconstructor",
      pickled(call("copyreg", "_reconstructor", global("subprocess", "Popen"), global("builtins", "object"), "N")),
    ],
    ["copyreg.__newobj__", pickled(call("copyreg", "__newobj__", global("subprocess", "Popen"), text("id")))],
    [
      "a type's rebuilding",
      pickled(call("torch._tensor", "_rebuild_from_type_v2", global("os", "system"), "N", tuple(text("id")), "N")),
    ],
    ["after DUP and POP", pickled("N2000", global("os", "system"), "2", "0", tuple(text("id")), "R")],
    ["its name alone", pickled(global("os", "system"))],
    ["a name that is computed", pickled(text("os"), call("builtins", "str", text("system")), 0x93)],
  ];

  it.each(SPELT)("MP2: %s is found", async (_, bytes) => {
    expect(await verdict(bytes)).toBe("blocked");
  });

  it("MP3: tells the call as Python would write it, escaped and cut", async () => {
    expect(await calls(pickled(system))).toEqual(["os.system('id')"]);
    const args: readonly Part[] = [
      bytesOf("](", text("sh"), text("-c\n\u001b[2J"), "e"),
      binary(latin("\0'")),
      "K\x07",
      0x88,
    ];
    expect(await calls(pickled(call("subprocess", "run", ...args)))).toEqual([
      "subprocess.run(['sh', '-c\\n\\x1b[2J'], b'\\x00\\'', 7, True)",
    ]);
    const [long = ""] = await calls(pickled(call("os", "system", text("x".repeat(5_000)))));
    expect(long.length).toBeLessThan(120);
  });
});

describe("grades", () => {
  const CLEAN: readonly (readonly [string, Uint8Array])[] = [
    ["an ordered dictionary", pickled(call("collections", "OrderedDict"))],
    [
      "an array",
      pickled(call("numpy.core.multiarray", "_reconstruct", global("numpy", "ndarray"), "K\0", binary(latin("b")))),
    ],
    ["a matrix of old", pickled(global("numpy.matrixlib.defmatrix", "matrix"), ")", 0x81)],
    [
      "an array of old",
      pickled(call("numpy.core._internal", "_reconstruct", global("numpy", "ndarray"), "K\0", binary(latin("b")))),
    ],
    [
      "an estimator with a state",
      pickled(global("sklearn.linear_model._logistic", "LogisticRegression"), ")", 0x81, "}", text("C"), "K\x01sb"),
    ],
    [
      "a tensor",
      pickled(
        call("torch._utils", "_rebuild_tensor_v2", "N", "K\0", ")", ")", 0x89, call("collections", "OrderedDict")),
      ),
    ],
    ["a class of the program", pickled(global("__main__", "Net"), ")", 0x81, "}b")],
    ["bytes as Python 2 wrote them", pickled(call("_codecs", "encode", text("\u00ff"), text("latin1")))],
    [
      "a partial of arithmetic",
      pickled(
        call("functools", "partial", global("operator", "add"), "K\x01"),
        tuple(global("operator", "add"), ")", "}", "N"),
        "b",
      ),
    ],
    [
      "a dtype with its state",
      pickled(call("numpy", "dtype", text("f8"), 0x89, 0x88), tuple("K\x03", text("<"), "N", "N"), "b"),
    ],
    [
      "a member of an enumeration",
      pickled(call("builtins", "getattr", global("transformers.trainer_utils", "IntervalStrategy"), text("STEPS"))),
    ],
  ];
  it.each(CLEAN)("MP4: %s is clean", async (_, bytes) => {
    expect(await verdictOf(bytes)).toMatchObject({ verdict: "clean", reasons: [] });
  });

  const REVIEW: readonly (readonly [string, Uint8Array])[] = [
    ["a class of an unknown package", pickled(global("shop.models", "Scorer"), ")", 0x81)],
    ["a function of the program", pickled(global("__main__", "load"), ")", "R")],
    ["a class of the program that is called", pickled(call("__main__", "Net", text("x")))],
    ["a function of a known library that nobody looked at", pickled(call("torch", "compiled_with_cxx11_abi"))],
    ["a method of an object", pickled(call("builtins", "getattr", call("collections", "Counter"), text("update")))],
    ["a class that writes, called", pickled(call("torch.utils.tensorboard", "SummaryWriter", text("/x")))],
  ];
  it.each(REVIEW)("MP4: %s is review", async (_, bytes) => {
    expect(await verdict(bytes)).toBe("review");
  });

  const BLOCKED: readonly (readonly [string, Uint8Array])[] = [
    ["another unpickler", pickled(call("joblib", "load", text("x")))],
    ["torch.load", pickled(call("torch", "load", text("x")))],
    ["a hub", pickled(call("torch.hub", "load", text("x"), text("y")))],
    ["a test's helper that runs text", pickled(call("numpy.testing._private.utils", "runstring", text("1"), "}"))],
    ["a function of Python's that no model needs", pickled(call("builtins", "print", text("x")))],
    [
      "what lies behind a class",
      pickled(call("builtins", "getattr", global("collections", "Counter"), text("__subclasses__"))),
    ],
    ["a name of the program that is no class of it", pickled(global("__main__", "os.system"))],
    ["the namespace of a module", pickled(global("builtins", "__dict__"))],
    ["an array in a file", pickled(call("numpy", "memmap", text("/etc/passwd")))],
  ];
  it.each(BLOCKED)("MP4: %s is blocked", async (_, bytes) => {
    expect(await verdict(bytes)).toBe("blocked");
  });

  it("MP5: what was named is not to be changed, by its state or its items", async () => {
    const state = bytesOf("N", "}", text("from_pretrained"), "Ns", 0x86);
    expect(await verdict(pickled(global("transformers", "AutoModel"), state, "b"))).toBe("blocked");
    expect(await verdict(pickled(global("collections", "Counter"), text("x"), "Ns"))).toBe("blocked");
    expect(await verdict(pickled(global("collections", "Counter"), "(", "N", "e"))).toBe("blocked");
    expect(await verdict(pickled("}", text("x"), global("collections", "Counter"), "s"))).toBe("clean");
  });

  it("MP9: code that is carried is review, and told", async () => {
    const code = call("types", "CodeType", "K\0", "K\0", "K\0");
    const { verdict: said, reasons } = await verdictOf(pickled(call("types", "FunctionType", code, "}")));
    expect(said).toBe("review");
    expect(reasons.map(({ rule }) => rule)).toContain("pickle-code");
  });

  it("MP10: extensions are review, persistent ids are data", async () => {
    expect(await verdict(pickled(0x82, 7))).toBe("review");
    expect(await verdict(pickled(tuple(text("storage"), global("torch", "FloatStorage"), text("0")), "Q"))).toBe(
      "clean",
    );
    expect(await verdict(latin("Psome id\n."))).toBe("clean");
  });
});

describe("broken pickles", () => {
  it("MP6: what breaks after a call has run it, what breaks before is blocked, what ends too early is failed", async () => {
    const broken = await verdictOf(bytesOf(0x80, 4, system, "tttt."));
    expect(broken.verdict).toBe("blocked");
    expect(callsOf(broken.reasons)).toEqual(["os.system('id')"]);
    expect((await verdictOf(bytesOf(0x80, 4, system))).reasons.map(({ rule }) => rule)).toEqual([
      "pickle-call",
      "pickle-truncated",
    ]);
    expect(await verdict(pickled("]e"))).toBe("blocked");
    expect(await verdict(pickled("h", 9))).toBe("blocked");
    expect(await verdict(bytesOf(0x80, 4, "N", 0xff))).toBe("blocked");
    expect(await verdict(bytesOf(0x80, 4, "}", text("x")))).toBe("failed");
    expect(await verdict(bytesOf(0x80, 4, "B", uint32(50), "abc"))).toBe("failed");
    expect(await verdict(bytesOf(0x80, 4, 0x95, uint32(999), uint32(0), "N."))).toBe("blocked");
  });
});

describe("pickles in other places", () => {
  const evil = pickled(system);
  const hidden = (payload: Uint8Array): Uint8Array => pickled("}", text("weights"), payload, "s");
  const PLACES: readonly (readonly [string, Uint8Array])[] = [
    ["bytes", hidden(binary(evil))],
    ["text as base64", hidden(text(Buffer.from(evil).toString("base64")))],
    ["text as digits", hidden(text(Buffer.from(evil).toString("hex")))],
    ["bytes, compressed by zlib", hidden(binary(deflateSync(evil)))],
    ["text as base64, compressed by gzip", hidden(text(gzipSync(evil).toString("base64")))],
    ["bytes within bytes", hidden(binary(hidden(binary(evil))))],
    ["bytes of protocol 0", hidden(binary(latin("cos\nsystem\n(S'id'\ntR.")))],
    ["the second of two", bytesOf(pickled("N"), evil)],
    ["behind the end, after junk", bytesOf(pickled("N"), "junk", evil)],
    ["bytes that torch loads", pickled(call("torch.storage", "_load_from_bytes", binary(evil)))],
  ];
  it.each(PLACES)("MP7: %s", async (_, bytes) => {
    const { verdict: said, reasons } = await verdictOf(bytes);
    expect(said).toBe("blocked");
    expect(callsOf(reasons)).toContain("os.system('id')");
  });

  it("MP7: a harmless pickle in a string is review, what only begins like one is nothing", async () => {
    expect(await verdict(hidden(binary(pickled("}", text("a"), "Ns"))))).toBe("review");
    expect(await verdict(hidden(binary(bytesOf(0x80, 2, new Uint8Array(40).fill(0xee)))))).toBe("clean");
    expect(await verdict(hidden(text("gAAAAABh text that is no base64 of a pickle")))).toBe("clean");
    expect(await verdict(hidden(binary(bytesOf(0x1f, 0x8b, "no gzip at all"))))).toBe("clean");
  });

  it("MP7: blanks behind the end are nothing, other bytes are review", async () => {
    expect(await verdict(bytesOf(pickled("N"), "\n\n"))).toBe("clean");
    expect(await verdict(bytesOf(pickled("N"), "some more text here"))).toBe("review");
  });

  const state = (dtype: Part, shape: Part, ...more: readonly Part[]): Uint8Array =>
    bytesOf("}(", text("shape"), shape, text("dtype"), dtype, ...more, "u");
  const array = (dtype: string, shape: Part, ...more: readonly Part[]): Uint8Array =>
    bytesOf(
      global("joblib.numpy_pickle", "NumpyArrayWrapper"),
      ")",
      0x81,
      state(call("numpy", "dtype", text(dtype), 0x89, 0x88), shape, ...more),
      "b",
    );

  it("MP8: passes over arrays by type and shape, with their padding, and looks at what comes after", async () => {
    const raw = new Uint8Array(48).fill(0xff);
    expect(await verdict(pickled("(", array("f8", tuple("K\x02", "K\x03")), raw, "N", "t"))).toBe("clean");
    const padded = array("<i4", tuple("K\x0c"), text("numpy_array_alignment_bytes"), "K\x10");
    expect(await verdict(pickled("(", padded, 3, "\xff\xff\xff", raw, "N", "t"))).toBe("clean");
    expect(await verdict(pickled("(", array("f8", tuple("K\x02", "K\x03")), raw, system, "t"))).toBe("blocked");
    expect(await verdict(pickled("(", array("O8", tuple("K\x01")), pickled("](", system, "e"), "N", "t"))).toBe(
      "blocked",
    );
    expect(await verdict(pickled("(", array("O8", tuple("K\x01")), pickled("](", "N", "e"), "N", "t"))).toBe("clean");
    // To a plain unpickler the array's bytes are opcodes.
    const both = bytesOf(system, ".".repeat(48)).subarray(0, 48);
    expect(await verdict(pickled("(", array("f8", tuple("K\x02", "K\x03")), both, "N", "t"))).toBe("blocked");
    const lost = await verdictOf(pickled("(", array("f8", text("no shape")), raw, "N", "t"));
    expect([lost.verdict, lost.reasons[0]?.rule]).toEqual(["review", "pickle-lost"]);
  });
});

describe("hostile sizes", () => {
  const million = 1 << 20;
  const LARGE: readonly (readonly [string, Uint8Array])[] = [
    ["marks", bytesOf(0x80, 4, "(".repeat(million), ".")],
    ["copies", bytesOf(0x80, 4, "N", "2".repeat(million), ".")],
    ["memoised values", bytesOf(0x80, 4, "N", new Uint8Array(million).fill(0x94), ".")],
    ["tuples within tuples", bytesOf(0x80, 4, "N", new Uint8Array(million).fill(0x85), ".")],
    ["names", bytesOf(0x80, 4, ...Array.from({ length: 60_000 }, (_, at) => `ca${at}\nb\n0`), "N.")],
    ["calls", bytesOf(0x80, 4, ...Array.from({ length: 20_000 }, (_, at) => `cx\ny${at}\n)R0`), "N.")],
    ["a line without an end", bytesOf(0x80, 2, "c", "a".repeat(million))],
    [
      "what begins like pickles behind the end",
      bytesOf(pickled("N"), ...Array.from({ length: 50_000 }, () => bytesOf(0x80, 4, "(N"))),
    ],
    [
      "payloads",
      bytesOf(0x80, 4, "(", ...Array.from({ length: 20_000 }, () => binary(bytesOf(0x80, 4, "(N(N(N(N(N"))), "t."),
    ],
    ["lists that are filled over and over", bytesOf(0x80, 4, "]", "(NNe".repeat(million / 4), ".")],
  ];
  it.each(LARGE)("MP11: a megabyte of %s takes less than a second", async (_, bytes) => {
    await verdictOf(pickled("N")); // compiled
    const before = process.cpuUsage();
    const { verdict: said } = await verdictOf(bytes);
    const { user, system: kernel } = process.cpuUsage(before);
    expect(said).toBeDefined();
    expect((user + kernel) / 1e6).toBeLessThan(1);
  });

  it("MP11: payloads are passed over unread", async () => {
    const length = 2 ** 33;
    const head = bytesOf(0x80, 4, "(", 0x8e, uint32(0), uint32(2));
    const tail = bytesOf(system, "t.");
    let read = 0;
    const file = {
      path: "large.pkl",
      sizeBytes: head.length + length + tail.length,
      read(offset: number, wanted: number) {
        const end = Math.min(offset + wanted, file.sizeBytes);
        read += end - offset;
        const bytes = new Uint8Array(end - offset);
        for (const [start, part] of [
          [0, head],
          [head.length + length, tail],
        ] as const) {
          for (const [at, byte] of part.entries()) {
            const place = start + at - offset;
            if (place >= 0 && place < bytes.length) bytes[place] = byte;
          }
        }
        return Promise.resolve(bytes);
      },
    };
    const { inspectArtefact } = await import("../scan/inspect-artefact.ts");
    const { formats } = await import("../formats/index.ts");
    const { verdict: said } = await inspectArtefact(file, {
      formats: formats.all,
      beside: () => Promise.resolve(undefined),
      timeoutMs: 5_000,
      clock: () => performance.now(),
    });
    expect(said).toBe("blocked");
    expect(read).toBeLessThan(8 << 20);
  });
});
