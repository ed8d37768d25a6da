import { open } from "node:fs/promises";
import { openOnnx } from "./onnx.ts";
import { openInference } from "./open-inference.ts";
import type { Predictor } from "./predictor.ts";

/** @returns undefined for a file of predictions */
export async function openPredictor(model: string): Promise<Predictor | undefined> {
  if (/^https?:\/\//i.test(model)) return openInference(model);
  if (/\.onnx$/i.test(model)) return openOnnx(model);
  const handle = await open(model).catch(() => undefined);
  const head = Buffer.alloc(2);
  await handle?.read(head, 0, 2, 0);
  await handle?.close();
  // The first field of an ONNX file is its version: 08 and a small number. No table begins so.
  const isOnnx = head[0] === 0x08 && head[1]! < 0x20;
  return isOnnx || handle === undefined ? openOnnx(model) : undefined;
}
