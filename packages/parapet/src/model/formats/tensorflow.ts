import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { parseJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { type ProtoField, textsOf, walkMessage } from "../bytes/protobuf.ts";
import { judgeKerasConfig } from "./keras/judge-config.ts";
import { onnxValue } from "./onnx-value.ts";
import { gathered, Reasons } from "./reasons.ts";
import { GraphReader } from "./tensorflow-graph.ts";

const MAX_TEXT_GRAPH = 16_000_000;
type Kind = "saved-model" | "meta-graph" | "graph" | "keras-metadata";
const KINDS: readonly Kind[] = ["saved-model", "meta-graph", "graph"];

/** Graphs of TensorFlow: saved models, meta graphs, frozen graphs, and what Keras writes beside a saved model. */
export const tensorflow: ArtefactFormat = {
  id: "tensorflow",
  title: "TensorFlow SavedModel, MetaGraph and frozen graph",
  extensions: [".pb", ".pbtxt", ".meta"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises: (_, { path }) =>
    /\.(?:pb|pbtxt|meta|graphdef)$/i.test(path) && !/(?:^|[/\\])fingerprint\.pb$/i.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      if (/\.pbtxt$/i.test(file.path)) {
        await textGraph(window, reasons);
        return;
      }
      const named = kindOf(file.path);
      const read = async (kind: Kind): Promise<Reasons> => {
        const own = new Reasons();
        const graph = new GraphReader(window, own);
        await walk(window, { number: 0, wire: 2, value: 0, start: 0, end: file.sizeBytes }, kind, graph, own);
        if (kind !== "keras-metadata") graph.finish();
        return own;
      };
      if (named !== undefined) {
        reasons.put(...(await read(named)).all);
        return;
      }
      // Its name does not say which of them it is, and the messages look alike: whatever it can be read as counts.
      let faults = 0;
      for (const kind of KINDS)
        try {
          reasons.put(...(await read(kind)).all);
        } catch (fault) {
          if (!(fault instanceof Malformed)) throw fault;
          faults++;
        }
      // What ONNX keeps beside its models has the same ending.
      if (faults === KINDS.length && !(await onnxValue(window, reasons)))
        reasons.add("tensorflow-unknown", "review", "It is no graph of TensorFlow that is known.");
    }),
};

function kindOf(path: string): Kind | undefined {
  const name = (path.split(/[/\\]/).at(-1) ?? "").toLowerCase();
  if (name === "saved_model.pb") return "saved-model";
  if (name === "keras_metadata.pb") return "keras-metadata";
  return name.endsWith(".meta") ? "meta-graph" : undefined;
}

async function walk(
  window: ByteWindow,
  at: ProtoField,
  kind: Kind,
  graph: GraphReader,
  reasons: Reasons,
): Promise<void> {
  if (kind === "graph") return graph.graph(at);
  let parts = 0;
  await walkMessage(window, at.start, at.end, (field) => {
    if (field.wire !== 2) {
      if (kind === "meta-graph") throw new Malformed("it is no meta graph", field.start);
      return undefined;
    }
    if (kind === "saved-model") {
      if (field.number !== 2) throw new Malformed("it is no saved model", field.start);
      parts++;
      return walk(window, field, "meta-graph", graph, reasons);
    }
    if (kind === "keras-metadata") return field.number === 1 ? kerasNode(window, field, reasons) : undefined;
    parts++;
    if (field.number > 7) throw new Malformed("it is no meta graph", field.start);
    return field.number === 2 ? graph.graph(field) : undefined;
  });
  if (parts === 0 && kind !== "keras-metadata") throw new Malformed("there is no graph in it");
}

/** What Keras keeps of each layer, in JSON: it revives the layer from this. */
async function kerasNode(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  const texts = await textsOf(window, field, 4_000_000);
  const metadata = texts.get(4);
  if (metadata !== undefined && metadata !== "")
    judgeKerasConfig(parseJson(new TextEncoder().encode(metadata)), reasons);
}

/** A graph written out in text: its operators are found by their field, whatever stands around. */
async function textGraph(window: ByteWindow, reasons: Reasons): Promise<void> {
  if (window.sizeBytes > MAX_TEXT_GRAPH)
    throw new Malformed(`a text of ${window.sizeBytes} bytes is longer than is read`);
  const text = await window.takeText(0, window.sizeBytes, MAX_TEXT_GRAPH);
  const graph = new GraphReader(window, reasons);
  for (const [, , name = ""] of text.matchAll(/\bop\s{0,8}:\s{0,8}(["'])((?:[^"'\\\n]|\\.){0,200})\1/g))
    graph.operator(unescaped(name), { isTold: false, offset: 0 });
}

const unescaped = (name: string): string =>
  name.replace(/\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3})|(.))/g, (_, hex?: string, octal?: string, other?: string) =>
    hex !== undefined
      ? String.fromCharCode(Number.parseInt(hex, 16))
      : octal !== undefined
        ? String.fromCharCode(Number.parseInt(octal, 8))
        : (other ?? ""),
  );
