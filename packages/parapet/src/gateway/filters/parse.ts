import { hash } from "node:crypto";
import type { Exchange, Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import { hasOtherSpelling, otherModels, parseJsonBody } from "../wire/index.ts";
import { inferenceModel } from "./inference-model.ts";
import { modelList } from "./model-list.ts";

/** Reads the body strictly, finds out which model is meant, and binds the exchange to that model's route. */
export const parse: Filter = (exchange) => {
  if (exchange.wire.action === "list") {
    exchange.reply = exchange.wire.modelIn === undefined ? modelList(exchange) : inferenceModel(exchange);
    return exchange.reply === undefined ? modelNotFound(exchange) : undefined;
  }
  const { snapshot, wire } = exchange;
  exchange.requestDigest = hash("sha256", exchange.body, "hex");
  const parsed = parseJsonBody(exchange.body, { maxDepth: snapshot.policy.server.maxJsonDepth });
  if (parsed.problem !== undefined) return new Refusal(400, parsed.problem.code, parsed.problem.message);
  exchange.json = parsed.json;
  if (hasOtherSpelling(wire, parsed.json))
    return new Refusal(400, "json_ambiguous_key", "it names a field of this API in another spelling");
  const read = wire.readRequest(parsed.json);
  const model = wire.modelIn?.(exchange.path) ?? read.model;
  if (model === "") return new Refusal(400, "model_missing", "The request names no model.");
  exchange.modelName = model;
  exchange.isStream = read.isStream;
  exchange.user = read.user.length > MAX_USER ? read.user.slice(0, MAX_USER) : read.user;
  exchange.maxOutputTokens = read.maxOutputTokens;
  exchange.otherModels = otherModels(parsed.json);
  exchange.route = snapshot.routes.find(model);
  return exchange.route === undefined ? modelNotFound(exchange) : undefined;
};

const MAX_USER = 128;

function modelNotFound(exchange: Exchange): Refusal {
  // Shortened and stripped: the name is the client's, and this sentence ends up in logs.
  const name = exchange.modelName.slice(0, 128).replace(/[^\x20-\x7e]/g, "?");
  return new Refusal(404, "model_not_found", `There is no model '${name}' here.`);
}
