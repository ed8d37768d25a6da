import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { messageOf } from "@parapet/guard/kernel";
import { validateError } from "../model-error.ts";
import { type OnnxFile, readOnnxFile } from "./onnx-file.ts";
import type { FedTensor, Port, Predictor, Said } from "./predictor.ts";

/** What protobuf itself can hold. */
const MOST_BYTES = 2 ** 31 - 1;

interface OnnxTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number | bigint | string>;
}
/** As much of ONNX Runtime as is used; both packages share this face. */
interface OnnxRuntime {
  readonly env: { readonly wasm?: { numThreads?: number }; logLevel?: string };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{
      run(
        feeds: Record<string, OnnxTensor>,
        fetches: readonly string[],
      ): Promise<Record<string, OnnxTensor | undefined>>;
      release?(): Promise<void>;
    }>;
  };
}

/** Names that the compiler does not follow: the packages need not be there. */
const RUNTIMES: readonly { readonly name: string; readonly provider: string }[] = [
  { name: "onnxruntime-node", provider: "cpu" },
  { name: "onnxruntime-web/wasm", provider: "wasm" },
];

/**
 * Opens an ONNX file with the first runtime that is installed, on one thread.
 *
 * @param runtimes names of packages to try, the first first
 * @throws {ParapetError} PARAPET_VALIDATE_MODEL or PARAPET_VALIDATE_RUNTIME
 */
export async function openOnnx(file: string, runtimes?: readonly string[]): Promise<Predictor> {
  const bytes = await readModel(file);
  const content = understood(bytes, file);
  const { onnx, provider } = await load(RUNTIMES.filter(({ name }) => runtimes?.includes(name) ?? true));
  if (onnx.env.wasm !== undefined) onnx.env.wasm.numThreads = 1;
  const session = await onnx.InferenceSession.create(content.bytes, {
    executionProviders: [provider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw validateError("PARAPET_VALIDATE_MODEL", `${file} cannot be opened: ${messageOf(cause)}`, { cause });
  });
  const wanted = wantedOutputs(content.outputs);
  return {
    name: path.basename(file),
    digest: createHash("sha256").update(bytes).digest("hex"),
    inputs: content.inputs,
    classes: content.classes,
    predict: async (rows, fed) => {
      try {
        const feeds = Object.fromEntries(fed.map((one) => [one.port.name, tensorOf(onnx, one)]));
        return said(await session.run(feeds, wanted), wanted, rows);
      } catch (cause) {
        throw validateError(
          "PARAPET_VALIDATE_RUN",
          `${path.basename(file)} broke on ${rows} rows: ${messageOf(cause)}`,
          {
            cause,
          },
        );
      }
    },
    close: async () => session.release?.(),
  };
}

async function readModel(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > MOST_BYTES) throw new Error("it is no file of less than 2 GB");
    return await readFile(file);
  } catch (cause) {
    throw validateError("PARAPET_VALIDATE_MODEL", `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function understood(bytes: Uint8Array, file: string): OnnxFile {
  let content: OnnxFile;
  try {
    content = readOnnxFile(bytes);
  } catch (cause) {
    throw validateError("PARAPET_VALIDATE_MODEL", `${file} is no ONNX: ${messageOf(cause)}`, {
      hint: "Only ONNX is run here. Other models: give a file of their predictions, or an address.",
      cause,
    });
  }
  if (content.inputs.length === 0 || content.outputs.length === 0)
    throw validateError("PARAPET_VALIDATE_MODEL", `${file} is no ONNX with inputs and outputs`, {
      hint: "Only ONNX is run here. Other models: give a file of their predictions, or an address.",
    });
  // The runtime would follow its paths.
  if (content.isExternal)
    throw validateError("PARAPET_VALIDATE_MODEL", `${file} keeps weights in other files`, {
      hint: "Save it as one file: onnx.save(model, path, save_as_external_data=False).",
    });
  return content;
}

async function load(wanted: typeof RUNTIMES): Promise<{ onnx: OnnxRuntime; provider: string }> {
  let cause: unknown;
  for (const { name, provider } of wanted) {
    try {
      return { onnx: (await import(name)) as OnnxRuntime, provider };
    } catch (thrown) {
      cause ??= thrown;
    }
  }
  throw validateError("PARAPET_VALIDATE_RUNTIME", "no ONNX runtime can be loaded", {
    hint: "Run 'npm install onnxruntime-node' (fastest), or 'npm install onnxruntime-web' (no native code).",
    cause,
  });
}

/** Of the label, of scores: the rest (embeddings and the like) is not asked for. */
function wantedOutputs(outputs: readonly Port[]): readonly string[] {
  const named = (pattern: RegExp): string | undefined => outputs.find(({ name }) => pattern.test(name))?.name;
  const isLabel = ({ name, type }: Port): boolean =>
    /label|class/i.test(name) && (type === "int64" || type === "int32" || type === "string");
  const label = outputs.find(isLabel)?.name;
  const scores =
    named(/prob/i) ??
    named(/logit|score|softmax/i) ??
    outputs.find((port) => !isLabel(port) && (port.type === "float32" || port.type === "float64"))?.name;
  const wanted = [...new Set([scores, label].filter((name) => name !== undefined))];
  return wanted.length > 0 ? wanted : [outputs[0]!.name];
}

function tensorOf(onnx: OnnxRuntime, { port, shape, values }: FedTensor): OnnxTensor {
  if (!/^(?:string|float|other)/.test(port.type) && (values as Float64Array).some(Number.isNaN))
    // Numbers, as was asked; whole ones have no word for what is missing, and zero would be an answer.
    throw new Error(`a value of ${port.name} is missing, which ${port.type} cannot say`);
  switch (port.type) {
    case "string":
      return new onnx.Tensor("string", [...(values as readonly string[])], shape); // encoded for this port
    case "int64":
      return new onnx.Tensor(
        "int64",
        BigInt64Array.from(values as Float64Array, (value) => BigInt(Math.round(value))),
        shape,
      ); // as above
    case "int32":
      return new onnx.Tensor("int32", Int32Array.from(values as Float64Array), shape); // as above
    case "uint8":
      return new onnx.Tensor("uint8", Uint8Array.from(values as Float64Array), shape); // as above
    case "bool":
      return new onnx.Tensor("bool", Uint8Array.from(values as Float64Array), shape); // as above
    case "float64":
      return new onnx.Tensor("float64", Float64Array.from(values as Float64Array), shape); // as above
    default:
      return new onnx.Tensor("float32", Float32Array.from(values as Float64Array), shape); // as above
  }
}

function said(answer: Record<string, OnnxTensor | undefined>, wanted: readonly string[], rows: number): Said {
  let result: Said = { scores: undefined, width: 0, kind: "unknown", labels: undefined };
  for (const name of wanted) {
    const tensor = answer[name];
    if (tensor === undefined) throw new Error(`it gave no ${name}`);
    const width = tensor.data.length / rows;
    if (!Number.isInteger(width) || width < 1) throw new Error(`it gave ${tensor.data.length} values of ${name}`);
    if (tensor.type === "float32" || tensor.type === "float64") {
      const kind = /prob|softmax/i.test(name) ? "probabilities" : "unknown";
      result = { ...result, scores: Float64Array.from(tensor.data as ArrayLike<number>), width, kind }; // by its type
    } else if (width === 1) result = { ...result, labels: Array.from(tensor.data, String) };
  }
  return result;
}
