import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { type Json, JsonObject, parseJson, walkJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { dangerOfCallable } from "./callable-names.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const MAX_BYTES = 16_000_000;
/** Libraries whose types skops builds without being asked, or that compute and nothing else. */
const TRUSTED =
  /^(?:sklearn|numpy|scipy|builtins|collections|xgboost|lightgbm|catboost|quantile_forest|imblearn|_loss|functools)(?:\.|$)/;
/** Of `builtins`, only types. */
const BUILTINS = new Set(
  "str int float bool bytes bytearray list tuple dict set frozenset complex slice NoneType type range function builtin_function_or_method method ellipsis object".split(
    " ",
  ),
);

/** `schema.json` of a skops archive: it names each type that is built, and each function that is called to build it. */
export const skops: ArtefactFormat = {
  id: "skops",
  title: "skops",
  extensions: [".skops"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) =>
    /(?:^|[/\\!])schema\.json$/i.test(path) && /"__(?:class|module|loader)__"/.test(new TextDecoder().decode(head)),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      if (file.sizeBytes > MAX_BYTES) throw new Malformed(`a schema of ${file.sizeBytes} bytes is longer than is read`);
      const schema = parseJson(await new ByteWindow(file, check).take(0, file.sizeBytes));
      walkJson(schema, (value) => {
        if (value instanceof JsonObject) node(value, reasons);
      });
    }),
};

function node(object: JsonObject, reasons: Reasons): void {
  const [name, module, loader] = [object.text("__class__"), object.text("__module__"), object.text("__loader__") ?? ""];
  for (const key of object.repeated)
    if (key.startsWith("__")) reasons.add("skops-repeated", "review", `A node names its '${shown(key)}' twice.`);
  if (name !== undefined && module !== undefined) type(module, name, loader, reasons);
  // Functions and operators name what they call once more, in their content.
  const content = object.get("content");
  if (content instanceof JsonObject) {
    const [inner, from] = [content.text("function"), content.text("module_path")];
    if (inner !== undefined) type(from ?? "", inner, loader, reasons);
  }
  if (
    /^(?:OperatorFuncNode|PartialNode|MethodNode)$/.test(loader) &&
    name !== undefined &&
    /^(?:attrgetter|methodcaller)$/.test(name)
  )
    reasons.add("skops-call", "blocked", `Loading it calls operator.${name}, which reaches for anything by its name.`, {
      call: `operator.${name}`,
    });
  file(object.get("file"), reasons);
}

function file(path: Json | undefined, reasons: Reasons): void {
  if (typeof path === "string" && leadsOut(path))
    reasons.add("skops-path", "blocked", `It reads a part from outside its archive: '${shown(path)}'.`, {
      call: shown(`open('${path}')`),
    });
}

function type(module: string, name: string, loader: string, reasons: Reasons): void {
  const call = shown(module === "" ? name : `${module}.${name}`);
  const danger = /^(?:attrgetter|methodcaller|itemgetter|partial)$/.test(name)
    ? undefined
    : dangerOfCallable(module, name);
  if (danger !== undefined) reasons.add("skops-call", "blocked", `Loading it builds ${call}, ${danger}.`, { call });
  else if (!isTrusted(module, name, loader))
    reasons.add("skops-type", "review", `Loading it builds ${call}, which has to be trusted by name.`, { call });
}

/** A class of the main program is the loading program's own: skops imports nothing for it, and builds it without its constructor. */
function isTrusted(module: string, name: string, loader: string): boolean {
  if (module === "builtins") return BUILTINS.has(name);
  if (module === "__main__") return /^[A-Z]\w*$/.test(name) && /^(?:ObjectNode|TypeNode)$/.test(loader);
  return TRUSTED.test(module) || module === "operator" || module === "datetime";
}
