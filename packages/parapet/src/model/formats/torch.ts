import type { ArtefactFile, ArtefactReason } from "../artefact.ts";

const LARGEST_CODE = 4 << 20;

/** Numbers of tensors, and what PyTorch writes beside them: read as numbers and nothing else. */
export const isTorchData = (name: string): boolean =>
  /(^|\/)(data|constants)\/\d+$/.test(name) ||
  /(^|\/)(version|byteorder|\.format_version|\.storage_alignment|\.data\/(version|serialization_id))$/.test(name);

/** Sources of TorchScript, which look like Python and are none. */
export const isTorchCode = (name: string): boolean => /(^|\/)code\/.*\.py$/.test(name);

/** Operators that reach files, or code that is not in the archive. @see pytorch/aten/src/ATen/native/native_functions.yaml */
const REACHING =
  /\b(?:torch\.(?:from_file|save|load)|ops\.(?:aten\.(?:from_file|save|load)|prim\.(?:CallFunction|PythonOp)))\b/;
/** Operators that come with PyTorch and its own libraries. */
const OWN_OPERATORS = new Set([
  "aten",
  "prim",
  "prims",
  "quantized",
  "torchvision",
  "_quantized",
  "mkldnn",
  "sparse",
  "inductor",
  "image",
  "torchaudio",
  "internal",
  "static_runtime",
  "prepacked",
  "xnnpack",
  "nnapi",
  "metal",
  "vulkan",
  "_caffe2",
  "c10",
  "c10d_functional",
  "profiler",
]);

/** Code of TorchScript: its interpreter has no import and no eval, but operators that reach out. */
export async function torchReasons(file: ArtefactFile, member: string): Promise<readonly ArtefactReason[]> {
  const bytes = await file.read(0, LARGEST_CODE);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const reasons: ArtefactReason[] = [];
  const reaching = REACHING.exec(text)?.[0];
  if (reaching !== undefined)
    reasons.push({
      rule: "torchscript-reach",
      verdict: "blocked",
      says: `Its code calls ${reaching}, which reads or writes files.`,
      call: reaching,
      member,
    });
  for (const [, namespace = "", name = ""] of text.matchAll(/\bops\.(\w{1,80})\.(\w{1,80})/g)) {
    if (OWN_OPERATORS.has(namespace)) continue;
    reasons.push({
      rule: "torchscript-operator",
      verdict: "review",
      says: `Its code calls ${namespace}.${name}, an operator that is not PyTorch's own.`,
      call: `${namespace}.${name}`,
      member,
    });
    break;
  }
  if (file.sizeBytes > LARGEST_CODE)
    reasons.push({
      rule: "torchscript-limit",
      verdict: "failed",
      says: "Its code is longer than is looked at.",
      member,
    });
  return reasons;
}
