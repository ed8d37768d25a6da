import type { ArtefactFormat } from "../artefact.ts";
import { catboost } from "./catboost.ts";
import { nativeCode, pythonBeside, rData } from "./code-beside.ts";
import { coreml } from "./coreml.ts";
import { gguf } from "./gguf.ts";
import { hdf5 } from "./hdf5.ts";
import { huggingfaceConfig } from "./huggingface-config.ts";
import { jinja } from "./jinja.ts";
import { kerasConfig } from "./keras-config.ts";
import { lightgbm } from "./lightgbm.ts";
import { onnx } from "./onnx.ts";
import { openvino } from "./openvino.ts";
import { pmml } from "./pmml.ts";
import { safetensors } from "./safetensors.ts";
import { skops } from "./skops.ts";
import { tensorflow } from "./tensorflow.ts";
import { tensorflowCheckpoint } from "./tensorflow-checkpoint.ts";
import { tflite } from "./tflite.ts";
import { xgboost } from "./xgboost.ts";

/** Every format that is no pickle, and holds none. */
export const plainFormats: readonly ArtefactFormat[] = [
  kerasConfig,
  hdf5,
  tensorflow,
  tensorflowCheckpoint,
  onnx,
  tflite,
  safetensors,
  gguf,
  coreml,
  pmml,
  openvino,
  xgboost,
  lightgbm,
  catboost,
  skops,
  huggingfaceConfig,
  jinja,
  pythonBeside,
  nativeCode,
  rData,
];
