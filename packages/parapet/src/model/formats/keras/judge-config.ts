import { type Json, JsonObject, walkJson } from "../../bytes/json.ts";
import { dangerOfCallable } from "../callable-names.ts";
import { judgeText } from "../metadata.ts";
import { leadsOut } from "../path-safety.ts";
import { type Reasons, shown } from "../reasons.ts";
import { BLOCKED_OPERATORS } from "../tensorflow-operators.ts";
import { KERAS_CLASSES } from "./known-classes.ts";

/** Words that Keras gives to values that are no classes. */
const VALUES = new Set(
  (
    "function __tensor__ __numpy__ __bytes__ __ellipsis__ __tuple__ __keras_tensor__ __complex__ __slice__ slice " +
    "__typespec__ __list__ __dict__ bytes list tuple dict int float str bool NoneType range set frozenset complex type"
  ).split(" "),
);
/** Modules in which Keras and its sister packages keep what a configuration may name. */
const KERAS_MODULES =
  /^(?:tf_)?keras(?:\.src|\.api(?:\._v2)?)?(?:\.(?:layers|models|optimizers|losses|metrics|initializers|regularizers|constraints|activations|quantizers|dtype_policies|random|ops|engine|mixed_precision|backend|applications|trainers|tree|legacy|distribution|preprocessing|utils\.tracking|saving\.serialization_lib)(?:\.[\w.]+)?)?$|^keras_(?:hub|nlp|cv)(?:\.|$)|^(?:builtins|tensorflow\.python\.keras|tensorflow\.keras|tensorflow|numpy)(?:\.|$)/;
/** Functions of Keras that fetch, load or switch off what protects. */
const KERAS_LOADERS =
  /^(?:get_file|load_model|load_weights|load_img|enable_unsafe_deserialization|deserialize_keras_object|register_keras_serializable|get_custom_objects|custom_object_scope|CustomObjectScope|model_from_json|model_from_config|clone_model|pip_install|exec_\w+|image_dataset_from_directory|text_dataset_from_directory|audio_dataset_from_directory|extract_archive|python_utils|func_load|set_interactive_logging|enable_interactive_logging)$/;

const IDENTIFIER = /^[A-Za-z_][\w.>/ -]{0,200}$/;

/**
 * A configuration that Keras builds a model from: every object in it that names a class or a function. Keras imports
 * what `module` says and calls what `class_name` says, so each of them has to be known.
 */
export function judgeKerasConfig(config: Json, reasons: Reasons): void {
  walkJson(config, (value, path) => {
    if (!(value instanceof JsonObject)) {
      if (typeof value === "string" && value.length > 20) reasons.put(...judgeText(path.at(-1) ?? "", value));
      return;
    }
    for (const key of value.repeated)
      if (key === "class_name" || key === "module" || key === "config")
        reasons.add(
          "keras-repeated",
          "review",
          `An object names its '${key}' twice: readers differ in which they take.`,
        );
    for (const [key, name] of value.entries)
      if (key === "class_name" && typeof name === "string") named(name, value, reasons);
  });
}

function named(className: string, object: JsonObject, reasons: Reasons): void {
  const module = object.text("module") ?? "";
  const call = shown(module === "" ? className : `${module}.${className}`);
  const config = object.get("config");
  const name = className.split(">").at(-1) ?? className;
  if (name === "__lambda__") {
    reasons.add("keras-lambda", "blocked", "Loading it unmarshals a Python function that is kept in it.", {
      call: "marshal.loads(…)",
    });
    return;
  }
  const danger = dangerOfCallable(module, className) ?? dangerOfFunction(module, className, config);
  if (danger !== undefined) {
    reasons.add("keras-callable", "blocked", `Loading it imports and calls ${call}, ${danger}.`, { call });
    return;
  }
  if (/Lambda$/.test(name) && name !== "SlicingOpLambda") lambda(name, config, reasons);
  else if (name === "TorchModuleWrapper")
    reasons.add("keras-unpickles", "blocked", "Loading it unpickles a PyTorch module that is kept in it.", {
      call: "torch.load(…)",
    });
  else if (name === "TensorFlowOpLayer") operatorLayer(config, reasons);
  else if (name === "TFSMLayer" || name === "JaxLayer" || name === "FlaxLayer") outside(name, config, reasons);
  else if (KERAS_LOADERS.test(name))
    reasons.add("keras-callable", "blocked", `Loading it calls ${call}, which loads or fetches something else.`, {
      call,
    });
  else unknown({ className, name, module, call }, reasons);
  lookUps(name, config, reasons);
}

/** `{"class_name": "function", "config": "system", "module": "os"}` and `__typespec__` name what they import elsewhere. */
function dangerOfFunction(module: string, className: string, config: Json | undefined): string | undefined {
  if (className !== "function" && className !== "__typespec__") return undefined;
  const name = typeof config === "string" ? config : "";
  const danger = dangerOfCallable(module === "builtins" ? "" : module, name) ?? dangerOfCallable(module, name);
  return danger ?? (KERAS_LOADERS.test(name) ? "which loads or fetches something else" : undefined);
}

function lambda(name: string, config: Json | undefined, reasons: Reasons): void {
  const held = config instanceof JsonObject ? config.get("function") : undefined;
  if (name === "TFOpLambda") {
    const symbol = typeof held === "string" ? held : "";
    if (
      /^(?:io|raw_ops|py_function|numpy_function|autograph|load_|saved_model|data|train|summary|debugging|print|config|compat)/.test(
        symbol,
      )
    )
      reasons.add("keras-callable", "blocked", `It calls tf.${shown(symbol)}, which is no layer.`, {
        call: `tf.${shown(symbol)}`,
      });
    return;
  }
  const isNamed = typeof held === "string" && IDENTIFIER.test(held);
  if (isNamed) {
    const says = `Its Lambda layer calls a function by the name '${shown(held)}', which whoever loads it has to bring.`;
    reasons.add("keras-lambda", "review", says);
    return;
  }
  const text = typeof held === "string" ? shown(held, 100) : "marshal.loads(…)";
  reasons.add(
    "keras-lambda",
    "blocked",
    "It has a Lambda layer: loading it runs a Python function that is kept in it.",
    { call: text },
  );
}

/** A layer around one operator of TensorFlow, kept as a text or a tree. */
function operatorLayer(config: Json | undefined, reasons: Reasons): void {
  const definition = config instanceof JsonObject ? config.get("node_def") : undefined;
  const text =
    definition instanceof JsonObject ? (definition.text("op") ?? "") : typeof definition === "string" ? definition : "";
  for (const operator of BLOCKED_OPERATORS.keys())
    if (new RegExp(`\\b${operator}\\b`).test(text))
      reasons.add("keras-callable", "blocked", `Its layer runs TensorFlow's ${operator}.`, { call: operator });
}

function outside(name: string, config: Json | undefined, reasons: Reasons): void {
  const path = config instanceof JsonObject ? config.text("filepath") : undefined;
  if (path !== undefined && leadsOut(path))
    reasons.add("keras-outside", "blocked", `Its ${name} loads a model from outside its folder: '${shown(path)}'.`, {
      call: shown(`${name}('${path}')`),
    });
  else reasons.add("keras-outside", "review", `Its ${name} runs a model or a function from elsewhere.`);
}

/** Preprocessing layers read the words that they know from a file, where the words are a path. */
function lookUps(name: string, config: Json | undefined, reasons: Reasons): void {
  if (!(config instanceof JsonObject) || !/^(?:\w+Lookup|TextVectorization)$/.test(name)) return;
  const path = config.text("vocabulary");
  if (path === undefined) return;
  const verdict = leadsOut(path) ? "blocked" : "review";
  reasons.add("keras-reads-file", verdict, `Loading it reads the file '${shown(path)}' into its ${name}.`, {
    call: shown(`${name}(vocabulary='${path}')`),
  });
}

interface Named {
  readonly className: string;
  readonly name: string;
  readonly module: string;
  readonly call: string;
}

function unknown({ className, name, module, call }: Named, reasons: Reasons): void {
  const isKnown = KERAS_CLASSES.has(name) || VALUES.has(name);
  if (module !== "" && !KERAS_MODULES.test(module)) {
    reasons.add(
      "keras-custom",
      "review",
      `It needs ${call}, which is not of Keras: code that has to be loaded beside it.`,
      { call },
    );
    return;
  }
  // Where the module is one of Keras's own, a class in it that we do not know is a newer one, or one of its operations.
  if (
    isKnown ||
    (module !== "" &&
      module !== "builtins" &&
      !module.startsWith("numpy") &&
      !module.startsWith("tensorflow") &&
      /^[A-Z]/.test(name) &&
      !className.includes(">"))
  )
    return;
  reasons.add(
    "keras-custom",
    "review",
    `It needs ${call}, which is not of Keras: code that has to be loaded beside it.`,
    { call },
  );
}
