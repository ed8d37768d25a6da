import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** Answers one window: the logits of its two heads, NaN where the graph gave none. */
export type Ask = (window: Int32Array) => Promise<readonly [user: number, data: number]>;

/** `native` is onnxruntime-node, `wasm` is onnxruntime-web. */
export type Runtime = "native" | "wasm";

/** As much of ONNX Runtime as is used; both packages share this face. */
interface OnnxRuntime {
  readonly env: { readonly wasm?: { numThreads?: number } };
  readonly Tensor: new (type: "int32", data: Int32Array, dims: readonly number[]) => object;
  readonly InferenceSession: {
    create(
      weights: Uint8Array,
      options: object,
    ): Promise<{
      run(feeds: Record<string, object>): Promise<Record<string, { readonly data: ArrayLike<number> } | undefined>>;
    }>;
  };
}

/** A name that the compiler does not follow: the package need not be there, and is not where this is built. */
const NATIVE: string = "onnxruntime-node";

const PACKAGES: Record<Runtime, { readonly name: string; load(): Promise<unknown> }> = {
  native: { name: NATIVE, load: () => import(NATIVE) },
  wasm: { name: "onnxruntime-web", load: () => import("onnxruntime-web/wasm") },
};

/**
 * Opens the weights with the first of `runtimes` that is installed, on one thread.
 *
 * @throws {ParapetError} PARAPET_GUARD_MODEL_RUNTIME when none is, or the weights are not read by it
 */
export async function openRuntime(weights: Uint8Array, runtimes: readonly Runtime[]): Promise<Ask> {
  const { runtime, onnx } = await load(runtimes);
  if (onnx.env.wasm !== undefined) onnx.env.wasm.numThreads = 1;
  const session = await onnx.InferenceSession.create(weights, {
    executionProviders: [runtime === "native" ? "cpu" : "wasm"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  }).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_GUARD_MODEL_RUNTIME", `the weights cannot be opened: ${messageOf(cause)}`, {
      hint: "Install @parapet/guard-model again: its weights are damaged.",
      exit: EXIT.environment,
      cause,
    });
  });
  return async (window) => {
    const answer = await session.run({ ids: new onnx.Tensor("int32", window, [window.length]) });
    const [user = Number.NaN, data = Number.NaN] = Array.from(answer.logits?.data ?? []);
    return [user, data];
  };
}

async function load(runtimes: readonly Runtime[]): Promise<{ runtime: Runtime; onnx: OnnxRuntime }> {
  let cause: unknown;
  for (const runtime of runtimes) {
    try {
      return { runtime, onnx: (await PACKAGES[runtime].load()) as OnnxRuntime };
    } catch (thrown) {
      cause ??= thrown;
    }
  }
  const names = runtimes.map((runtime) => PACKAGES[runtime].name);
  throw new ParapetError("PARAPET_GUARD_MODEL_RUNTIME", `no ONNX runtime: ${names.join(" and ")} cannot be loaded`, {
    hint: "Run 'npm install onnxruntime-node' (fastest), or 'npm install onnxruntime-web' (no native code).",
    exit: EXIT.environment,
    cause,
  });
}
