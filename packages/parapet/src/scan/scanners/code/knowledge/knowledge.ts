import type { Knowledge } from "../engine/analysis.ts";
import type { Expr } from "../ir.ts";
import { memberOf, resultOf } from "./results.ts";
import { dangersOf } from "./sinks.ts";

/** Everything that is known of calls, together: what the engine asks while it follows values. */
export const knowledge: Knowledge = {
  onCall(call, analysis) {
    for (const { harm, taints } of dangersOf(call)) analysis.sink(harm, taints, call.node);
  },
  resultOf,
  onObject(node, value, analysis) {
    const html = value.fields?.get("__html");
    if (html !== undefined) analysis.sink("html", html.taints, node);
    const code = value.fields?.get("$where");
    if (code !== undefined) analysis.sink("nosql", code.taints, node);
  },
  onArray: () => {},
  onMember: (node, object, name, analysis) => memberOf(node, object, name, analysis),
  onAssign(place, value, analysis) {
    if (place.kind === "member" && /^(innerHTML|outerHTML|srcdoc)$/.test(place.name))
      analysis.sink("html", value.taints, place);
    if (place.kind === "member" && /^(href|location)$/.test(place.name) && isLocation(place))
      analysis.sink("redirect", value.taints, place);
    if (
      place.kind === "member" &&
      place.object.kind === "member" &&
      place.object.name === "headers" &&
      /^(location|set-cookie|refresh)$/i.test(place.name)
    )
      analysis.sink("redirect", value.taints, place);
  },
  onFunction: () => {},
  onLoop: () => {},
  onReturn: () => {},
};

const isLocation = (place: Expr & { kind: "member" }): boolean =>
  place.name === "location"
    ? place.object.kind === "name" && /^(window|document|globalThis)$/.test(place.object.name)
    : (place.object.kind === "name" && place.object.name === "location") ||
      (place.object.kind === "member" && place.object.name === "location");
