import type { Ask, Opinion } from "@parapet/guard";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** Histories come again with every turn: so many parts of texts are not read twice. */
const REMEMBERED_ANSWERS = 2_000;

/** As much of `@parapet/guard-model` as is used here: it is not a dependency, and need not be there. */
interface Model {
  score(text: string): Promise<Opinion | undefined>;
  close(): Promise<void>;
}

/** A name that the compiler does not follow. */
const PACKAGE: string = "@parapet/guard-model";

/** The model behind second opinions, loaded at the first need and kept over reloads of the policy. */
export interface SecondOpinion {
  /** @throws {ParapetError} PARAPET_GUARD_MODEL_MISSING, PARAPET_GUARD_MODEL_RUNTIME, PARAPET_GUARD_MODEL_WEIGHTS */
  load(): Promise<Ask>;
  close(): Promise<void>;
}

export function createSecondOpinion(): SecondOpinion {
  let model: Promise<Model> | undefined;
  return {
    async load() {
      model ??= openModel();
      try {
        return remembering(await model);
      } catch (error) {
        // The next policy may be tried when it has been installed.
        model = undefined;
        throw error;
      }
    },
    close: async () => (await model?.catch(() => undefined))?.close(),
  };
}

async function openModel(): Promise<Model> {
  let loaded: { createInjectionModel(): Promise<Model> };
  try {
    loaded = (await import(PACKAGE)) as typeof loaded;
  } catch (cause) {
    throw new ParapetError(
      "PARAPET_GUARD_MODEL_MISSING",
      `@parapet/guard-model cannot be loaded: ${messageOf(cause)}`,
      {
        hint: "Run 'npm install @parapet/guard-model onnxruntime-node', or leave 'secondOpinion' out of the injection guard.",
        exit: EXIT.environment,
        cause,
      },
    );
  }
  return loaded.createInjectionModel();
}

function remembering(model: Model): Ask {
  const answers = new Map<string, Opinion | undefined>();
  return async (text) => {
    if (answers.has(text)) return answers.get(text);
    const opinion = await model.score(text);
    const [oldest] = answers.keys();
    if (answers.size >= REMEMBERED_ANSWERS && oldest !== undefined) answers.delete(oldest);
    answers.set(text, opinion);
    return opinion;
  };
}
