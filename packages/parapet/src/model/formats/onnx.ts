import type { ArtefactFormat, InspectContext } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { type ProtoField, textOfField, textsOf, walkMessage } from "../bytes/protobuf.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const NO_GRAPH = "there is no graph in it";
const MAX_DEPTH = 24;
const MAX_NODES = 2_000_000;
/** Of the standard, and of its runtimes: their operators compute and nothing else. */
const DOMAINS = new Set([
  "",
  "ai.onnx",
  "ai.onnx.ml",
  "ai.onnx.training",
  "ai.onnx.preview",
  "ai.onnx.preview.training",
  "com.microsoft",
  "com.microsoft.nchwc",
  "com.microsoft.experimental",
  "com.ms.internal.nhwc",
  "ai.onnx.contrib",
]);
/** Operators that call back into Python or into code of the host, in whatever domain. */
const CALLING = new Set(["PythonOp", "PythonOpGrad", "PyOp", "PyCustomOp", "PyFunc", "ExternalOp", "CustomOp"]);

/** A graph of operators. What can go wrong: operators from elsewhere, files from elsewhere, and texts that are programs. */
export const onnx: ArtefactFormat = {
  id: "onnx",
  title: "ONNX",
  extensions: [".onnx"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises(head, { path }) {
    if (path.toLowerCase().endsWith(".onnx")) return true;
    if (/\.(?:pb|mlmodel|tflite|keras|h5)$/i.test(path)) return false;
    // `ir_version` first, then the producer's name or the graph: what every writer of ONNX begins with.
    return head[0] === 0x08 && (head[1] ?? 0) > 0 && (head[1] ?? 0) < 32 && (head[2] === 0x12 || head[2] === 0x3a);
  },
  async inspect(file, context) {
    const reasons = await gathered(async (found) => {
      const window = new ByteWindow(file, context.check);
      const whole: ProtoField = { number: 0, wire: 2, value: 0, start: 0, end: file.sizeBytes };
      await new OnnxReader(window, context, found).model(whole);
    });
    // Messages of other formats begin as ONNX does: without a graph, and without the name, it is one of those.
    const isOther = !/\.onnx$/i.test(file.path) && reasons.some(({ says }) => says.includes(NO_GRAPH));
    return isOther ? [] : reasons;
  },
};

class OnnxReader {
  readonly #window: ByteWindow;
  readonly #context: InspectContext;
  readonly #reasons: Reasons;
  /** Domains whose functions the model brings along. */
  readonly #own = new Set<string>();
  readonly #used = new Map<string, string>();
  readonly #outside = new Set<string>();
  #nodes = 0;

  constructor(window: ByteWindow, context: InspectContext, reasons: Reasons) {
    this.#window = window;
    this.#context = context;
    this.#reasons = reasons;
  }

  async model(model: ProtoField): Promise<void> {
    let hasGraph = false;
    await this.#walk(model, (field) => {
      if (field.wire !== 2) return undefined;
      if (field.number === 7) hasGraph = true;
      if (field.number === 7) return this.#graph(field, 0);
      if (field.number === 25) return this.#function(field);
      if (field.number === 14) return this.#entry(field);
      if (field.number === 20) return this.#training(field);
      if (field.number === 6) return this.#text(field, "doc_string");
      return undefined;
    });
    if (!hasGraph && this.#own.size === 0) throw new Malformed(NO_GRAPH);
    for (const [domain, operator] of this.#used)
      if (!this.#own.has(domain))
        this.#reasons.add(
          "onnx-custom-operator",
          "review",
          `It needs operators of '${shown(domain)}', such as ${shown(operator, 40)}: code that has to be loaded beside it.`,
        );
    for (const path of this.#outside) await this.#external(path);
  }

  #walk(message: ProtoField, visit: (field: ProtoField) => Promise<void> | undefined): Promise<void> {
    return walkMessage(this.#window, message.start, message.end, visit);
  }

  async #text(field: ProtoField, key: string): Promise<void> {
    this.#reasons.put(...judgeText(key, await textOfField(this.#window, field)));
  }

  async #entry(field: ProtoField): Promise<void> {
    const entry = await textsOf(this.#window, field);
    this.#reasons.put(...judgeText(entry.get(1) ?? "", entry.get(2) ?? ""));
  }

  /** Its initialisation and its algorithm are graphs. */
  #training(field: ProtoField): Promise<void> {
    return this.#walk(field, (inner) =>
      inner.wire === 2 && (inner.number === 1 || inner.number === 2) ? this.#graph(inner, 1) : undefined,
    );
  }

  async #function(field: ProtoField): Promise<void> {
    await this.#walk(field, (inner) => {
      if (inner.wire !== 2) return undefined;
      if (inner.number === 7) return this.#node(inner, 1);
      if (inner.number === 11) return this.#attribute(inner, 1);
      if (inner.number === 10)
        return textOfField(this.#window, inner, 400).then((domain) => {
          this.#own.add(domain);
        });
      return undefined;
    });
  }

  #graph(field: ProtoField, depth: number): Promise<void> {
    if (depth > MAX_DEPTH) throw new Malformed("graphs in graphs are nested deeper than is read", field.start);
    return this.#walk(field, (inner) => {
      if (inner.wire !== 2) return undefined;
      if (inner.number === 1) return this.#node(inner, depth);
      if (inner.number === 5) return this.#tensor(inner);
      if (inner.number === 15) return this.#sparse(inner);
      if (inner.number === 10) return this.#text(inner, "doc_string");
      if (inner.number === 16) return this.#entry(inner);
      return undefined;
    });
  }

  async #node(field: ProtoField, depth: number): Promise<void> {
    if (++this.#nodes > MAX_NODES) throw new Malformed("it has more operators than are read", field.start);
    let operator = "";
    let domain = "";
    await this.#walk(field, (inner) => {
      if (inner.wire !== 2) return undefined;
      if (inner.number === 4 || inner.number === 7)
        return textOfField(this.#window, inner, 400).then((text) => {
          if (inner.number === 4) operator = text;
          else domain = text;
        });
      if (inner.number === 5) return this.#attribute(inner, depth);
      return undefined;
    });
    if (CALLING.has(operator))
      this.#reasons.add(
        "onnx-calls-code",
        "blocked",
        `Its operator ${operator} calls code of the program that runs it.`,
        {
          call: shown(domain === "" ? operator : `${domain}::${operator}`),
          offset: field.start,
        },
      );
    else if (!DOMAINS.has(domain) && !this.#used.has(domain)) this.#used.set(domain, operator);
  }

  #attribute(field: ProtoField, depth: number): Promise<void> {
    return this.#walk(field, (inner) => {
      if (inner.wire !== 2) return undefined;
      if (inner.number === 5 || inner.number === 10) return this.#tensor(inner);
      if (inner.number === 6 || inner.number === 11) return this.#graph(inner, depth + 1);
      if (inner.number === 22 || inner.number === 23) return this.#sparse(inner);
      return undefined;
    });
  }

  #sparse(field: ProtoField): Promise<void> {
    return this.#walk(field, (inner) =>
      inner.wire === 2 && (inner.number === 1 || inner.number === 2) ? this.#tensor(inner) : undefined,
    );
  }

  #tensor(field: ProtoField): Promise<void> {
    return this.#walk(field, (inner) => {
      if (inner.wire !== 2 || inner.number !== 13) return undefined;
      return textsOf(this.#window, inner).then((entry) => {
        if (entry.get(1) === "location" && this.#outside.size < 10_000) this.#outside.add(entry.get(2) ?? "");
      });
    });
  }

  /** A file beside the model, which the runtime opens and reads the weights from. */
  async #external(path: string): Promise<void> {
    if (leadsOut(path)) {
      this.#reasons.add(
        "onnx-external-path",
        "blocked",
        `It reads its weights from a file outside its folder: '${shown(path)}'.`,
        { call: shown(`open('${path}')`) },
      );
      return;
    }
    // Which file that is, and whether it is a link, is for who walks the folder: what leads out is not there.
    if (path !== "" && (await this.#context.beside(path)) === undefined)
      this.#reasons.add(
        "onnx-external-missing",
        "review",
        `The file that holds its weights is not beside it: '${shown(path)}'.`,
      );
  }
}
