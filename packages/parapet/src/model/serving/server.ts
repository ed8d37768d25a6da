import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { inputsOf, openModel } from "../../onnx/index.ts";
import type { DeclaredTensor, FromServing, ServedModel, ServingSetup } from "./messages.ts";
import { declared } from "./tensors.ts";

export interface ModelFile {
  /** What it is called at `/v2/models/<name>`. */
  readonly name: string;
  readonly file: string;
  /** SHA-256 of the file, hex: other bytes are not served. */
  readonly sha256?: string;
}

export interface ModelServer {
  /** Origin without a trailing slash. */
  readonly url: string;
  /** What the gateway authenticates with, as a bearer. */
  readonly key: string;
  close(): Promise<void>;
}

export interface ModelServerOptions {
  readonly models: readonly ModelFile[];
  /** Largest request. Default 8 MiB. */
  readonly maxBodyBytes?: number;
}

const THREAD_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./thread.ts", import.meta.url)
  : new URL("./thread.js", import.meta.url);

/**
 * Serves ONNX models by the Open Inference Protocol from a thread of this process, to this process alone. The graph can
 * reach nothing but the numbers of a request: operators of its own, and weights outside of its file, are refused.
 *
 * @throws {ParapetError} PARAPET_MODEL_DIGEST, PARAPET_MODEL_TENSORS (no tensor that the protocol carries),
 *   PARAPET_MODEL_SERVE (the runtime refuses it), PARAPET_ONNX_*
 */
export async function startModelServer({ models, maxBodyBytes = 8_388_608 }: ModelServerOptions): Promise<ModelServer> {
  const key = randomBytes(32).toString("hex");
  const setup: ServingSetup = { models: await Promise.all(models.map(served)), key, maxBodyBytes };
  const worker = new Worker(THREAD_FILE, { workerData: setup });
  worker.unref();
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(broken(`the thread ended with code ${code}`)));
    worker.on("message", (message: FromServing) =>
      message.type === "ready" ? resolve(message.port) : reject(broken(message.message)),
    );
  }).catch(async (thrown: unknown) => {
    await worker.terminate();
    throw thrown;
  });
  return { url: `http://127.0.0.1:${port}`, key, close: async () => void (await worker.terminate()) };
}

const broken = (why: string): ParapetError =>
  new ParapetError("PARAPET_MODEL_SERVE", `the models cannot be served: ${why}`, { exit: EXIT.environment });

async function served({ name, file, sha256 }: ModelFile): Promise<ServedModel> {
  const { model, bytes, digest } = openModel(file);
  if (digest === undefined)
    throw new ParapetError(
      "PARAPET_MODEL_DIGEST",
      `${file} has weights in other files, which its digest says nothing of`,
      {
        hint: "Export the model with its weights inside.",
      },
    );
  if (sha256 !== undefined && digest !== sha256.toLowerCase())
    throw new ParapetError(
      "PARAPET_MODEL_DIGEST",
      `${file} is not the model that the policy names: its SHA-256 is ${digest}`,
      {
        hint: "If it was meant to change, scan and validate it, and write the new digest down.",
      },
    );
  const isTensor = (one: DeclaredTensor | undefined): one is DeclaredTensor => one !== undefined;
  const given = inputsOf(model.graph).map(declared);
  const inputs = given.filter(isTensor);
  // What is no tensor (the map of scores that scikit-learn's converter adds) is left out.
  const outputs = model.graph.outputs.map(declared).filter(isTensor);
  if (inputs.length < given.length || outputs.length === 0)
    throw new ParapetError("PARAPET_MODEL_TENSORS", `${file} takes or gives nothing that can be served`, {
      hint: "It takes tensors of FP32, FP64, INT32, INT64, BOOL or strings; scikit-learn models: convert with zipmap=False.",
    });
  return { name, bytes, inputs, outputs };
}
