import { type PracticeWire, Refusal } from "./wire.ts";

/** Models the practice model lists. It answers to any name; these are the ones it goes by. */
export const PRACTICE_MODELS: readonly string[] = ["support-llm", "support-llm-standby", "practice-embedding"];

const CREATED_SECONDS = 1_767_225_600;

/** `/v1/models` and `/v1/models/{id}`, in the shape of the vendor that the request speaks. */
export const models: PracticeWire = {
  id: "models",
  method: "GET",
  matches: (path) => path === "/v1/models" || path.startsWith("/v1/models/"),
  reply({ path, vendor }) {
    const describe = vendor === "openai" ? openaiModel : anthropicModel;
    if (path === "/v1/models") {
      const data = PRACTICE_MODELS.map(describe);
      const edges = { has_more: false, first_id: PRACTICE_MODELS[0], last_id: PRACTICE_MODELS.at(-1) };
      return { is: "json", body: vendor === "openai" ? { object: "list", data } : { data, ...edges } };
    }
    const id = decodeId(path.slice("/v1/models/".length));
    if (!PRACTICE_MODELS.includes(id))
      throw new Refusal(404, `The model '${id}' does not exist.`, { code: "model_not_found", param: "model" });
    return { is: "json", body: describe(id) };
  },
};

function openaiModel(id: string): unknown {
  return { id, object: "model", created: CREATED_SECONDS, owned_by: "practice" };
}

function anthropicModel(id: string): unknown {
  return {
    type: "model",
    id,
    display_name: `Practice (${id})`,
    created_at: new Date(CREATED_SECONDS * 1_000).toISOString(),
  };
}

function decodeId(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new Refusal(404, "The model does not exist.", { code: "model_not_found", param: "model" });
  }
}
