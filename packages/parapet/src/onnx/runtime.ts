import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** What goes in and comes out of a session: elements in row order. Integers of 64 bits come as such. */
export interface SessionTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | Float64Array | BigInt64Array | Int32Array | Uint8Array | readonly string[];
}

export interface Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /**
   * @param fetch names of the outputs to compute; all of them by default
   * @throws {ParapetError} PARAPET_ONNX_RUN, for shapes that do not fit and whatever else the runtime refuses
   */
  run(
    feeds: Readonly<Record<string, SessionTensor>>,
    fetch?: readonly string[],
  ): Promise<Record<string, SessionTensor>>;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** One by default: figures then compare, and the machine is left to others. */
  readonly threads?: number;
  /** Leave the graph as it is, so that every value of it can be asked for. */
  readonly keepsGraph?: boolean;
}

/** As much of ONNX Runtime as is used; both packages share this face. */
interface OnnxRuntime {
  readonly env: { logLevel?: string; readonly wasm?: { numThreads?: number } };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => object;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{
      readonly inputNames: readonly string[];
      readonly outputNames: readonly string[];
      run(feeds: Record<string, object>, fetch: readonly string[]): Promise<Record<string, SessionTensor>>;
      release(): Promise<void>;
    }>;
  };
}

/** A name that the compiler does not follow: the package need not be there. */
const NATIVE: string = "onnxruntime-node";
const WASM: string = "onnxruntime-web/wasm";
let loading: Promise<{ onnx: OnnxRuntime; provider: string }> | undefined;

/** ONNX Runtime as it is installed: the native one, else WebAssembly. Loaded by the first call. */
async function load(): Promise<{ onnx: OnnxRuntime; provider: string }> {
  let first: unknown;
  for (const [name, provider] of [[NATIVE, "cpu"] as const, [WASM, "wasm"] as const]) {
    try {
      const loaded = (await import(name)) as OnnxRuntime & { default?: OnnxRuntime };
      const onnx = loaded.InferenceSession === undefined ? (loaded.default ?? loaded) : loaded;
      if (onnx.env.wasm !== undefined) onnx.env.wasm.numThreads = 1;
      return { onnx, provider };
    } catch (thrown) {
      first ??= thrown;
    }
  }
  throw new ParapetError("PARAPET_ONNX_RUNTIME", "no ONNX Runtime can be loaded", {
    hint: "Run 'npm install onnxruntime-node' (fastest), or 'npm install onnxruntime-web' (no native code).",
    exit: EXIT.environment,
    cause: first,
  });
}

/**
 * Opens a model's bytes.
 *
 * @throws {ParapetError} PARAPET_ONNX_RUNTIME when none is installed, PARAPET_ONNX_OPEN when it refuses the model
 */
export async function openSession(model: Uint8Array, options: SessionOptions = {}): Promise<Session> {
  loading ??= load();
  const { onnx, provider } = await loading.catch((thrown) => {
    loading = undefined;
    throw thrown;
  });
  const session = await onnx.InferenceSession.create(model, {
    executionProviders: [provider],
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
    graphOptimizationLevel: options.keepsGraph === true ? "disabled" : "all",
  }).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_ONNX_OPEN", `ONNX Runtime refuses the model: ${shortened(cause)}`, { cause });
  });
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    run: async (feeds, fetch = session.outputNames) => {
      const given: Record<string, object> = {};
      for (const [name, { data, dims }] of Object.entries(feeds))
        given[name] = new onnx.Tensor(typeOf(data), data, dims);
      return session.run(given, fetch).catch((cause: unknown) => {
        throw new ParapetError("PARAPET_ONNX_RUN", `the model does not run: ${shortened(cause)}`, { cause });
      });
    },
    close: () => session.release(),
  };
}

function typeOf(data: SessionTensor["data"]): string {
  if (data instanceof Float32Array) return "float32";
  if (data instanceof Float64Array) return "float64";
  if (data instanceof BigInt64Array) return "int64";
  if (data instanceof Int32Array) return "int32";
  return data instanceof Uint8Array ? "bool" : "string";
}

/** One line, without the path of the library's own sources that it likes to begin with. */
const shortened = (thrown: unknown): string =>
  messageOf(thrown)
    .replaceAll(/\s+/g, " ")
    .replace(/^.*?(?=Load model|Non-zero status|Got invalid|Invalid|Unexpected input|Missing)/, "")
    .slice(0, 300);
