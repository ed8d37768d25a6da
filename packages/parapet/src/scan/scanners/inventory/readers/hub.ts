import { lineIndex } from "../../../engine/line-index.ts";
import { callArguments } from "../call-arguments.ts";
import { CODE, GENERATED, type Reader } from "../item.ts";
import { sourceLines } from "../source-lines.ts";

const CALL =
  /\b(from_pretrained|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|pipeline|load_dataset)\s{0,4}\(/g;
/** What names the model among the arguments, beside the first of them. */
const NAMES = ["repo_id", "pretrained_model_name_or_path", "model_name_or_path", "model", "model_name", "path"];
const HUB_NAME = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
/** Names without an owner, from before the hub asked for one. */
const BARE_NAME =
  /^(?:bert|roberta|distilbert|distilgpt2|gpt2|t5|albert|xlnet|bart|all-MiniLM|all-mpnet|multi-qa|paraphrase)[\w.-]{0,80}$/i;
const REVISION = /^[\w./-]{1,100}$/;
const MOST_CALLS = 2_000;

/** Models and data sets of the Hugging Face hub, with the revision where the call names one. */
export const hub: Reader = {
  wants: (path) => CODE.test(path) && !GENERATED.test(path),
  read(file, see) {
    const numbered = [...sourceLines(file)];
    const text = numbered.map(([, content]) => content).join("\n");
    const lines = lineIndex(text);
    let calls = 0;
    for (const call of text.matchAll(CALL)) {
      if (++calls > MOST_CALLS) break;
      const called = call[1]!;
      const { positional, named } = callArguments(text, call.index + call[0].length);
      const isPipeline = called === "pipeline";
      const given = NAMES.map((name) => named.get(name)).find((name) => name !== undefined);
      const name = given ?? positional[isPipeline ? 1 : 0];
      const isData = called === "load_dataset" || named.get("repo_type") === "dataset";
      if (name === undefined || !(HUB_NAME.test(name) || (!isData && BARE_NAME.test(name)))) continue;
      const revision = named.get("revision");
      const task = isPipeline ? (named.get("task") ?? positional[0]) : undefined;
      see(
        {
          kind: isData ? "dataset" : "model",
          name,
          purl: `pkg:huggingface/${name}`,
          service: "Hugging Face",
          ...(revision !== undefined && REVISION.test(revision) ? { version: revision } : {}),
          ...(task === undefined || !/^[\w-]{1,60}$/.test(task) ? {} : { more: { task } }),
        },
        numbered[lines.placeOf(call.index).line - 1]![0],
      );
    }
  },
};
