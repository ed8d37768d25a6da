import type { ArtefactFormat, InspectContext } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { type Json, JsonObject, parseJson, walkJson } from "../bytes/json.ts";
import { jsonStrings } from "../bytes/json-strings.ts";
import { dangerOfCallable } from "./callable-names.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const MAX_TREE = 8_000_000;
/** Keys of what a library calls with what stands beside them. */
const CALLED =
  /^(?:_target_|__target__|_partial_target_|target|loader_module|python_class|import_path|class_path|custom_code|entrypoint|callable)$/;
const TEMPLATES = /^(?:chat_template|tool_use_template|rag_template|template)$/;
/** Of package managers and compilers: no library of models reads them, and they do hold commands. */
const OTHER_TRADES =
  /(?:^|[/\\!])(?:package(?:-lock)?|composer|(?:ts|js)config[\w.-]{0,40}|lerna|turbo|nx|renovate|biome)\.json$/i;
const DOTTED = /^[A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)+$/;

/** Configurations beside a model, of transformers and its kin: remote code, templates, and what is called by name. */
export const huggingfaceConfig: ArtefactFormat = {
  id: "huggingface-config",
  title: "Model, tokenizer and adapter configuration",
  extensions: [".json"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) =>
    /\.json$/i.test(path) &&
    !OTHER_TRADES.test(path) &&
    /^\s*[[{\ufeff]/.test(new TextDecoder().decode(head.subarray(0, 64))),
  inspect: (file, context) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, context.check);
      if (file.sizeBytes > MAX_TREE) {
        // Vocabularies: texts by the hundred thousand. A program in one of them is found; keys are not followed.
        await jsonStrings(window, (text) => {
          if (text.length > 40) reasons.put(...judgeText("", text));
        });
        return;
      }
      const root = parseJson(await window.take(0, file.sizeBytes));
      if (root instanceof JsonObject) await remoteCode(root, context, reasons);
      walkJson(root, (value, path) => visit(value, path, reasons));
    }),
};

/** `auto_map` names classes in Python files beside the model, or of another repository, which transformers runs. */
async function remoteCode(root: JsonObject, context: InspectContext, reasons: Reasons): Promise<void> {
  const found: string[] = [];
  walkJson(root, (value, path) => {
    if (typeof value === "string" && path.includes("auto_map")) found.push(value);
    if (value instanceof JsonObject)
      for (const [, pipeline] of value.entries)
        if (pipeline instanceof JsonObject && path.includes("custom_pipelines"))
          found.push(pipeline.text("impl") ?? "");
  });
  for (const name of new Set(found.slice(0, 200))) {
    if (name === "") continue;
    const [repository, local = repository ?? ""] = name.includes("--") ? name.split("--", 2) : [undefined, name];
    const file = `${local.split(".")[0]}.py`;
    const isHere = repository === undefined && !leadsOut(file) && (await context.beside(file)) !== undefined;
    const from =
      repository !== undefined
        ? `of the repository '${shown(repository)}'`
        : isHere
          ? `in ${shown(file)} beside it`
          : `in ${shown(file)}, which is not beside it`;
    const says = `Loading it with remote code allowed runs ${shown(local)} ${from}.`;
    reasons.add("remote-code", "review", says, { call: shown(local) });
  }
}

function visit(value: Json, path: readonly string[], reasons: Reasons): void {
  const key = path.findLast((one) => one !== "*") ?? "";
  if (value === true && key === "trust_remote_code")
    reasons.add("remote-code", "review", "It asks for remote code to be trusted.", { call: "trust_remote_code=True" });
  if (value instanceof JsonObject) {
    for (const name of value.repeated)
      if (TEMPLATES.test(name) || name === "auto_map" || CALLED.test(name))
        reasons.add("config-repeated", "review", `'${shown(name)}' stands twice: readers differ in which they take.`);
    return;
  }
  if (typeof value !== "string") return;
  const isTemplate =
    TEMPLATES.test(key) && (path.includes("chat_template") || key !== "template" || /\{[{%]/.test(value));
  if (isTemplate) reasons.put(...judgeText(key, value, true));
  else if (value.length > 6) reasons.put(...judgeText(key, value));
  if (CALLED.test(key) && DOTTED.test(value)) called(key, value, reasons);
}

/** Hydra and its kin import this and call it with what stands beside it. */
function called(key: string, name: string, reasons: Reasons): void {
  const at = name.lastIndexOf(".");
  const danger = dangerOfCallable(name.slice(0, at), name.slice(at + 1));
  if (danger !== undefined)
    reasons.add("config-callable", "blocked", `'${shown(key)}' has ${shown(name)} called, ${danger}.`, {
      call: shown(name),
    });
  else if (
    /^_{1,2}\w*target_{1,2}$/.test(key) &&
    !/^(?:torch|torchvision|torchaudio|transformers|diffusers|timm|numpy|sklearn|lightning|pytorch_lightning|nemo|hydra|omegaconf|torchmetrics)\./.test(
      name,
    )
  )
    reasons.add(
      "config-callable",
      "review",
      `'${shown(key)}' has ${shown(name)} called: code that has to be loaded beside it.`,
      { call: shown(name) },
    );
}
