import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { errorView } from "./views.ts";

interface ApiFacts {
  readonly prefix: string;
  readonly version: string;
  /** Name of the session's cookie. */
  readonly cookie: string;
}

/**
 * The OpenAPI 3.1 document of the API, derived from the endpoints themselves. 3.1 schemas are JSON Schema 2020-12,
 * which zod writes, so no plugin stands between.
 */
export function describeApi(endpoints: readonly Endpoint[], api: ApiFacts): object {
  const { prefix, version, cookie } = api;
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `${prefix}${endpoint.path.replace(/:(\w+)/g, "{$1}")}`;
    const operations = paths[path] ?? {};
    paths[path] = operations;
    operations[endpoint.method.toLowerCase()] = describe(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Parapet console API",
      version,
      description:
        "State-changing calls with the session cookie need the header 'x-parapet-csrf: 1'; calls with a key do not.",
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookie },
        key: { type: "http", scheme: "bearer", description: "A Parapet key whose role has the permission" },
      },
      schemas: { Error: jsonSchema(errorView) },
    },
  };
}

function describe(endpoint: Endpoint): object {
  const isPublic = endpoint.permission === "public";
  const isOwn = endpoint.permission === "own-session";
  return {
    tags: [endpoint.tag],
    summary: endpoint.summary,
    operationId: operationId(endpoint),
    ...(isPublic || isOwn ? {} : { description: `Needs the permission \`${endpoint.permission}\`.` }),
    security: isPublic ? [] : isOwn ? [{ session: [] }] : [{ session: [] }, { key: [] }],
    parameters: [...parametersOf(endpoint.params, "path"), ...parametersOf(endpoint.query, "query")],
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { content: { "application/json": { schema: jsonSchema(endpoint.body) } } } }),
    responses: {
      ...answerOf(endpoint),
      default: {
        description: "A refusal or a failure",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function answerOf({ answer }: Endpoint): object {
  if (answer === "nothing") return { 204: { description: "Done" } };
  if (answer === "event-stream")
    return { 200: { description: "A stream", content: { "text/event-stream": { schema: { type: "string" } } } } };
  if (answer === "file") {
    const text = { schema: { type: "string" } };
    return { 200: { description: "A file", content: { "text/csv": text, "application/x-ndjson": text } } };
  }
  return {
    200: { description: "The answer", content: { "application/json": { schema: jsonSchema(answer, "output") } } },
  };
}

function parametersOf(schema: z.ZodType | undefined, where: "path" | "query"): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(property.description === undefined ? {} : { description: property.description }),
    schema: property,
  }));
}

/** `getExchangesById`: unique, because method and path are. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split("/").filter((part) => part !== "");
  const named = words.map((word) => (word.startsWith(":") ? `By${capital(word.slice(1))}` : capital(word)));
  return method.toLowerCase() + named.join("").replace(/[^A-Za-z0-9]/g, "");
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function jsonSchema(schema: z.ZodType, io: "input" | "output" = "input"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
