import type { Knowledge } from "../engine/inspection.ts";
import type { Expr } from "../ir.ts";
import { check, checkArray, checkLoop, checkMember, checkObject } from "./checks.ts";
import { lookAtDecorators, lookForHandlers } from "./handlers.ts";
import { isModelCall } from "./models.ts";
import { instructionsIn, lookAtArray, lookAtCall, lookAtModelCall, lookAtObject } from "./prompts.ts";
import { memberOf, resultOf } from "./results.ts";
import { dangersOf } from "./sinks.ts";
import { lookAtBounds, lookAtStores } from "./stores.ts";

/** Everything that is known of calls, together: what the engine asks while it follows values. */
export const knowledge: Knowledge = {
  onCall(call, analysis) {
    for (const { harm, taints } of dangersOf(call)) analysis.sink(harm, taints, call.node);
    if (isModelCall(call)) lookAtModelCall(call, analysis);
    lookAtCall(call, analysis);
    check(call, analysis);
    lookAtStores(call, analysis);
    if (isModelCall(call)) lookAtBounds(call, analysis);
    lookForHandlers(call, analysis);
  },
  resultOf,
  onObject(node, value, analysis) {
    const html = value.fields?.get("__html");
    if (html !== undefined) analysis.sink("html", html.taints, node);
    const code = value.fields?.get("$where");
    if (code !== undefined) analysis.sink("nosql", code.taints, node);
    lookAtObject(node, value, analysis);
    checkObject(node, value, analysis);
  },
  onArray(node, value, analysis) {
    lookAtArray(node, value, analysis);
    checkArray(node, value, analysis);
  },
  onMember(node, object, name, analysis) {
    checkMember(node, object, name, analysis);
    return memberOf(node, object, name, analysis);
  },
  onName: instructionsIn,
  onAssign(place, value, analysis) {
    if (place.kind !== "member") return;
    if (/^(innerHTML|outerHTML|srcdoc)$/.test(place.name)) analysis.sink("html", value.taints, place);
    if (/^(href|location)$/.test(place.name) && isLocation(place)) analysis.sink("redirect", value.taints, place);
    if (
      place.object.kind === "member" &&
      place.object.name === "headers" &&
      /^(location|set-cookie|refresh)$/i.test(place.name)
    )
      analysis.sink("redirect", value.taints, place);
  },
  onFunction: lookAtDecorators,
  onLoop: checkLoop,
};

const isLocation = (place: Expr & { kind: "member" }): boolean =>
  place.name === "location"
    ? place.object.kind === "name" && /^(window|document|globalThis)$/.test(place.object.name)
    : (place.object.kind === "name" && place.object.name === "location") ||
      (place.object.kind === "member" && place.object.name === "location");
