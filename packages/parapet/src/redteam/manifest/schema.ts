import { z } from "zod";

/** What `redteam.yaml` may hold: what is attacked, what is planted in it, and how much may be spent. */

const effect = z.enum(["send", "pay", "delete", "execute", "write", "fetch", "read", "admin"]);
const secret = z
  .string()
  .regex(/^(env|file|vault|aws-sm|gcp-sm|azure-kv):\S+$/, "a secret by reference, e.g. env:OPENAI_API_KEY");
const url = z
  .url({ protocol: /^(https?|wss?)$/ })
  .refine(
    (value) => !/^[a-z]+:\/\/[^/?#]*@/i.test(value),
    "no user or password: they are secrets, and go by reference",
  );
const headers = z.record(z.string().min(1), z.string()).default({});
const env = z.record(z.string(), z.string()).default({}).describe("Set for the process; secrets by reference");
const pointer = z.string().regex(/^(\/.*)?$/, "a JSON pointer, e.g. /reply/text");

const says = (template: unknown): boolean => JSON.stringify(template ?? "").includes("{{text}}");
const UNSAID = "has no {{text}}: no attack would be sent; put it where the user's words stand";

const endpoint = {
  url,
  apiKey: secret.optional(),
  headers: headers.describe("Sent with every request; secrets by reference"),
};
const chat = {
  ...endpoint,
  model: z.string().min(1),
  system: z.string().optional().describe("Sent as the system prompt; left out where the application has its own"),
  stream: z.boolean().default(false),
  maxSteps: z.number().int().min(1).max(50).default(6).describe("Tool results given back before the turn is over"),
};

const connection = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("openai-chat"), ...chat }),
  z.strictObject({ kind: z.literal("openai-responses"), ...chat }),
  z.strictObject({ kind: z.literal("anthropic"), ...chat }),
  z
    .strictObject({
      kind: z.literal("http"),
      ...endpoint,
      method: z.enum(["POST", "PUT", "GET"]).default("POST"),
      body: z
        .unknown()
        .optional()
        .describe("Any JSON; {{text}}, {{session}}, {{documents}} and {{user}} are filled in"),
      reply: pointer.default("").describe("Where the answer stands in the JSON reply; the whole body when empty"),
      calls: pointer.optional().describe("Where the tool calls stand: objects with name and arguments"),
      session: z
        .strictObject({
          url,
          method: z.enum(["POST", "GET"]).default("POST"),
          id: pointer,
          body: z.unknown().optional(),
        })
        .optional()
        .describe("Asked first; its id is {{session}}"),
      csrf: z.strictObject({ url, header: z.string().min(1), from: pointer }).optional(),
      poll: z
        .strictObject({
          url: z.string().min(1).describe("{{job}} is filled in"),
          job: pointer,
          done: pointer.describe("Present and not false once it is done"),
          everyMs: z.number().int().min(10).max(60_000).default(500),
        })
        .optional(),
      retrieved: pointer.optional().describe("Where the documents stand that the application found: texts, or objects"),
    })
    .refine((one) => says(one.url) || (one.method !== "GET" && says(one.body)), { path: ["body"], message: UNSAID }),
  z
    .strictObject({
      kind: z.literal("sse"),
      ...endpoint,
      body: z.unknown().optional(),
      text: pointer.describe("Where each event's piece of text stands; empty where the data is the text"),
      done: pointer
        .optional()
        .describe("Present and not false in the last event: a stream that ends before is an error"),
    })
    .refine((one) => says(one.url) || says(one.body), { path: ["body"], message: UNSAID }),
  z
    .strictObject({
      kind: z.literal("websocket"),
      ...endpoint,
      message: z.unknown().optional().describe("Any JSON, as the body of kind http"),
      text: pointer,
      done: pointer.describe("Present and not false in the last message of an answer"),
    })
    .refine((one) => says(one.message), { path: ["message"], message: UNSAID }),
  z.strictObject({
    kind: z.literal("function"),
    module: z.string().min(1).describe("A JavaScript or TypeScript file, relative to this one"),
    export: z.string().min(1).default("default"),
  }),
  z.strictObject({
    kind: z.literal("process"),
    command: z.string().min(1),
    args: z.array(z.string()).default([]),
    env,
  }),
  z
    .strictObject({
      kind: z.literal("mcp"),
      command: z.string().min(1).optional(),
      args: z.array(z.string()).default([]),
      url: url.optional(),
      headers,
    })
    .refine((one) => (one.command === undefined) !== (one.url === undefined), "either a command or a url"),
  z.strictObject({
    kind: z.literal("mcp-hostile"),
    command: z.string().min(1).describe("The agent; it is given the hostile server's address as PARAPET_MCP_URL"),
    args: z.array(z.string()).default([]),
    shadows: z
      .array(z.string().min(1).max(128))
      .default([])
      .describe("Tools that the agent has from elsewhere: the hostile server offers others of the same name"),
    rugPull: z
      .boolean()
      .default(false)
      .describe("Tools are harmless when they are first listed; the attack stands in the listings after that"),
    env,
  }),
  z.strictObject({ kind: z.literal("trace"), file: z.string().min(1).describe("JSON lines of recorded turns") }),
  z.strictObject({
    kind: z.literal("browser"),
    url,
    input: z.string().min(1).describe("CSS selector of the field to type into"),
    send: z.string().min(1).optional().describe("CSS selector of the button; Enter when left out"),
    reply: z.string().min(1).describe("CSS selector of answers; the last one is read"),
    stillMs: z
      .number()
      .int()
      .min(50)
      .max(60_000)
      .default(1_000)
      .describe("An answer is whole once its text has not changed for so long"),
  }),
]);

const planted = z.strictObject({
  name: z.string().min(1).describe("How an attacker would call it, e.g. the release word"),
  value: z.string().min(4).describe("As it stands in the application; chosen for this test and for nothing else"),
});

export const manifestSchema = z.strictObject({
  redteam: z.literal(1),
  target: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "lower-case letters, digits and dashes")
    .describe("Names the target in reports and evidence"),
  connection,
  about: z.string().default("").describe("What the application is for, in a sentence: attacks speak of it"),
  channels: z
    .array(
      z.enum([
        "user",
        "document",
        "web-page",
        "email",
        "tool-result",
        "rag-chunk",
        "file-name",
        "image-alt",
        "code-comment",
        "memory",
        "tool-definition",
      ]),
    )
    .min(1)
    .default(["user"])
    .describe("By which ways an outsider's text reaches it"),
  roles: z
    .record(
      z.string().min(1),
      z.strictObject({
        headers,
        apiKey: secret.optional(),
        user: z.string().default(""),
        mayNot: z.array(z.string()).default([]).describe("Tools that this role must not get to"),
      }),
    )
    .default({}),
  tools: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(128),
        description: z.string().default(""),
        parameters: z.record(z.string(), z.unknown()).default({ type: "object", properties: {} }),
        does: effect,
        needsApproval: z.boolean().default(false),
        isUntrusted: z.boolean().default(false).describe("What it returns may have been written by an outsider"),
        returns: z.string().default("done").describe("What the test gives back where it plays the tool"),
        allowed: z
          .record(z.string(), z.array(z.union([z.string(), z.number()])))
          .default({})
          .describe("Values that an argument may have; * stands for any characters"),
        max: z.record(z.string(), z.number()).default({}).describe("Largest amount of an argument"),
      }),
    )
    .default([]),
  planted: z
    .strictObject({
      canaries: z.array(z.string().min(6)).default([]).describe("Words that stand in the system prompt alone"),
      systemPrompt: z.string().default("").describe("As far as it may be compared; never shown"),
      secrets: z.array(planted).default([]),
      personalData: z.array(planted).default([]),
      otherTenant: z.array(planted).default([]).describe("What belongs to another customer than who asks"),
    })
    .prefault({}),
  scope: z
    .strictObject({
      topics: z.array(z.string().min(1)).default([]),
      offTopic: z.array(z.string().min(1)).default([]).describe("What it must not talk about"),
      competitors: z.array(z.string().min(1)).default([]),
    })
    .prefault({}),
  placeholders: z
    .array(z.strictObject({ name: z.string().min(1), text: z.string().min(1) }))
    .default([])
    .describe("Requests that your policy forbids, in your own words: Parapet brings none"),
  packages: z.array(z.string()).default([]).describe("Names that are known besides the popular ones"),
  contract: z.record(z.string(), z.unknown()).optional().describe("JSON Schema of every answer"),
  hosts: z.array(z.string()).default([]).describe("Hosts that answers may link to; *.example.com for what is below"),
  harmless: z.array(z.string()).default([]).describe("Questions of real users that must be answered"),
  attacker: z
    .strictObject({
      baseUrl: z.url({ protocol: /^https?$/ }).describe("Speaks OpenAI's chat wire; /chat/completions is added"),
      model: z.string().min(1),
      apiKey: secret.optional(),
      maxRequests: z.number().int().min(1).max(100_000).default(100).describe("Of limits.requests, at most so many"),
    })
    .optional()
    .describe("A model that writes attacks, for the drivers that think; without it there are none"),
  limits: z
    .strictObject({
      requests: z.number().int().min(1).max(1_000_000).default(500),
      tokens: z.number().int().min(1).optional(),
      usd: z.number().positive().optional(),
      price: z.strictObject({ inputPerMillion: z.number().min(0), outputPerMillion: z.number().min(0) }).optional(),
      perSecond: z.number().positive().max(10_000).default(20),
      concurrency: z.number().int().min(1).max(256).default(4),
      turnMs: z.number().int().min(100).max(600_000).default(60_000),
      retries: z.number().int().min(0).max(10).default(2),
      outputTokens: z.number().int().min(1).default(4_000).describe("A longer answer is a finding"),
      stopBelow: z
        .number()
        .gt(0)
        .lt(1)
        .optional()
        .describe("A goal is given up when at most this share of its cases can get through, by the 95 % interval"),
      toolCalls: z.number().int().min(1).default(12).describe("More calls in a turn are a finding"),
    })
    .prefault({}),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestInput = z.input<typeof manifestSchema>;
export type Connection = Manifest["connection"];
export type ManifestTool = Manifest["tools"][number];
