import { z } from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { readOverview } from "../overview.ts";
import { overviewView } from "../views.ts";

export const overviewEndpoint = defineEndpoint({
  method: "GET",
  path: "/overview",
  tag: "overview",
  summary: "State, totals and charts of a window; medians are within 5 %",
  permission: "console:read",
  query: z.strictObject({ window: z.enum(["1h", "24h", "7d"]).default("1h") }),
  answer: overviewView,
  handle: ({ backend, query }) => readOverview(backend, query.window),
});
