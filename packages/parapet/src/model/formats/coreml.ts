import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { JsonObject, parseJson, walkJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { type ProtoField, textOfField, textsOf, walkMessage } from "../bytes/protobuf.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const MAX_DEPTH = 16;
const DESCRIPTION = 2;
const CUSTOM_MODEL = 555;
const LINKED_MODEL = 556;
/** Networks, and what they are as classifiers and regressors. */
const NETWORKS = new Set([303, 403, 500]);
/** Pipelines: alone, and in a classifier or regressor. */
const PIPELINES = new Set([200, 201, 202]);

/** Core ML's models. Custom layers and models name classes that the app has to have; linked ones name other files. */
export const coreml: ArtefactFormat = {
  id: "coreml",
  title: "Core ML",
  extensions: [".mlmodel"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises: (_, { path }) => /\.mlmodel$/i.test(path) || /\.mlpackage[/\\!]+(?:.*[/\\])?Manifest\.json$/i.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      if (/\.json$/i.test(file.path)) await manifest(window, reasons);
      else await model(window, { number: 0, wire: 2, value: 0, start: 0, end: file.sizeBytes }, reasons, 0);
    }),
};

/** Where the parts of a package lie. */
async function manifest(window: ByteWindow, reasons: Reasons): Promise<void> {
  if (window.sizeBytes > 4_000_000)
    throw new Malformed(`a manifest of ${window.sizeBytes} bytes is longer than is read`);
  walkJson(parseJson(await window.take(0, window.sizeBytes)), (value) => {
    const path = value instanceof JsonObject ? value.text("path") : undefined;
    if (path !== undefined && leadsOut(path))
      reasons.add("coreml-path", "blocked", `A part of it lies outside its folder: '${shown(path)}'.`, {
        call: shown(`open('${path}')`),
      });
  });
}

async function model(window: ByteWindow, message: ProtoField, reasons: Reasons, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) throw new Malformed("models in models are nested deeper than is read", message.start);
  let fields = 0;
  await walkMessage(window, message.start, message.end, (field) => {
    fields++;
    if (field.wire !== 2) return undefined;
    if (field.number === DESCRIPTION) return description(window, field, reasons);
    if (field.number === CUSTOM_MODEL) return custom(window, field, "model", reasons);
    if (field.number === LINKED_MODEL) return linked(window, field, reasons);
    if (NETWORKS.has(field.number)) return network(window, field, reasons, depth);
    if (PIPELINES.has(field.number)) return pipeline(window, field, reasons, depth);
    if (field.number === 502) return program(window, field, reasons);
    return undefined;
  });
  if (fields === 0) throw new Malformed("there is no model in it", message.start);
}

async function description(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  await walkMessage(window, field.start, field.end, (inner) =>
    inner.wire === 2 && inner.number === 100 ? metadata(window, inner, reasons) : undefined,
  );
}

async function metadata(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  await walkMessage(window, field.start, field.end, (inner) => {
    if (inner.wire !== 2) return undefined;
    if (inner.number === 100)
      return textsOf(window, inner).then((entry) => reasons.put(...judgeText(entry.get(1) ?? "", entry.get(2) ?? "")));
    return textOfField(window, inner).then((text) => reasons.put(...judgeText("", text)));
  });
}

async function custom(window: ByteWindow, field: ProtoField, what: string, reasons: Reasons): Promise<void> {
  const texts = await textsOf(window, field, 1_000).catch((fault: unknown) => {
    if (fault instanceof Malformed) return new Map<number, string>();
    throw fault;
  });
  const name = texts.get(10) ?? texts.get(1) ?? "";
  const says = `It has a custom ${what} of the class '${shown(name)}': code that the app has to bring.`;
  reasons.add("coreml-custom", "review", says, { call: shown(name), offset: field.start });
}

/** A model elsewhere, found by the value of a parameter. */
async function linked(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  const text = await textOfField(window, field, 4_000);
  const path = /[\w./\\~-]{3,}/.exec(text)?.[0] ?? "";
  const verdict = /\.\.[/\\]|(?:^|[^\w.])[/~]/.test(text) ? "blocked" : "review";
  reasons.add("coreml-linked", verdict, `It links to another model: '${shown(path)}'.`, { offset: field.start });
}

async function network(window: ByteWindow, field: ProtoField, reasons: Reasons, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) throw new Malformed("networks in layers are nested deeper than is read", field.start);
  await walkMessage(window, field.start, field.end, (layer) => {
    if (layer.wire !== 2 || layer.number !== 1) return undefined;
    return walkMessage(window, layer.start, layer.end, (kind) => {
      if (kind.wire !== 2) return undefined;
      if (kind.number === 500) return custom(window, kind, "layer", reasons);
      // Loops and branches hold networks.
      return kind.number === 600 || kind.number === 605 || kind.number === 615
        ? walkMessage(window, kind.start, kind.end, (body) => (body.wire === 2 ? inner(body) : undefined))
        : undefined;
    });
  });
  async function inner(body: ProtoField): Promise<void> {
    await network(window, body, reasons, depth + 1).catch((fault: unknown) => {
      // Names stand beside the networks of a loop: what cannot be one is none.
      if (!(fault instanceof Malformed)) throw fault;
    });
  }
}

async function pipeline(window: ByteWindow, field: ProtoField, reasons: Reasons, depth: number): Promise<void> {
  await walkMessage(window, field.start, field.end, (inner) => {
    if (inner.wire !== 2 || inner.number !== 1) return undefined;
    return field.number === 202
      ? model(window, inner, reasons, depth + 1)
      : pipeline(window, { ...inner, number: 202 }, reasons, depth + 1);
  });
}

/** The functions of an ML program: its operations, and the files that its weights lie in. */
async function program(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  const visit = async (message: ProtoField, depth: number): Promise<void> => {
    await walkMessage(window, message.start, message.end, (inner) => {
      if (inner.wire !== 2) return undefined;
      const size = inner.end - inner.start;
      if (size < 4_096) return leaf(inner, depth);
      return visit(inner, depth + 1);
    }).catch((fault: unknown) => {
      // What is longer than a text and no message is numbers.
      if (!(fault instanceof Malformed)) throw fault;
    });
  };
  const leaf = async (inner: ProtoField, depth: number): Promise<void> => {
    const text = await window.takeText(inner.start, inner.end - inner.start);
    if (/^[\x20-\x7e]{3,}$/.test(text)) {
      const path = text.replace(/^@model_path\//, "");
      if (/\.(?:bin|mlmodel|weights?)$/i.test(text) && leadsOut(path))
        reasons.add("coreml-path", "blocked", `Its weights lie outside its folder: '${shown(text)}'.`, {
          call: shown(`open('${text}')`),
        });
      if (/^custom_/.test(text))
        reasons.add("coreml-custom", "review", `It has the custom operation '${shown(text)}'.`);
    } else if (depth < 40) await visit(inner, depth + 1);
  };
  await visit(field, 0);
}
