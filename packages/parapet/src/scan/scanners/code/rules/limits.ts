import { type CodeRule, js, py, ruleOf } from "./rule-of.ts";

const OPENAI = ['import OpenAI from "openai";', "const openai = new OpenAI();"];
const NONE = (names: readonly string[]): string => `{${names.map((name) => `"${name}": "BLOCK_NONE"`).join(", ")}}`;

const INGEST = (documents: string): readonly string[] => [
  'import { PineconeStore } from "@langchain/pinecone";',
  "export async function POST(request: Request, store: PineconeStore) {",
  "  const { text } = await request.json();",
  `  await store.addDocuments(${documents});`,
  "}",
];

/** AI-KEY, AI-LIM, AI-RAG and AI-SAFE. */
export const limitRules: readonly CodeRule[] = [
  ruleOf({
    id: "ai-key-002-key-in-browser",
    title: "Provider key in the browser",
    summary: "A model provider's key is part of what the browser gets, so every visitor can use it.",
    severity: "high",
    confidence: 0.9,
    cwe: [522],
    threats: ["leaked-model-key"],
    remediation:
      "Call the provider from the server, or through the gateway with a key of the session; its policy takes a reference to the provider's (env:, file:, vault:, aws-sm:, gcp-sm:, azure-kv:).",
    hits: [js('import OpenAI from "openai";', 'new OpenAI({ apiKey: "x", dangerouslyAllowBrowser: true });')],
    misses: [js('import OpenAI from "openai";', "new OpenAI({ apiKey: process.env.OPENAI_API_KEY });")],
  }),
  ruleOf({
    id: "ai-key-003-key-in-log",
    title: "Provider key in a log",
    summary: "A model provider's key is written to a log or to the console.",
    severity: "medium",
    confidence: 0.9,
    cwe: [532],
    threats: ["leaked-model-key", "prompt-log-exposure"],
    remediation: "Log that it is set, or its last four characters; revoke a key that was logged.",
    flows: [{ harm: "log", origins: ["secret"] }],
    hits: [js("console.log(process.env.OPENAI_API_KEY);"), py("import os", 'print(os.environ["OPENAI_API_KEY"])')],
    misses: [js("console.log(process.env.OPENAI_API_KEY !== undefined);")],
  }),
  ruleOf({
    id: "ai-lim-001-no-output-limit",
    title: "Answer without a limit on its length",
    summary: "A request makes a model write, and nothing bounds how much.",
    severity: "low",
    confidence: 0.7,
    cwe: [770],
    threats: ["cost-exhaustion"],
    remediation: "Set the limit on output tokens, or let the gateway set it.",
    flows: [{ harm: "limit", origins: ["user"] }],
    hits: [
      js(
        ...OPENAI,
        "export async function POST(request: Request) {",
        "  const { q } = await request.json();",
        '  return openai.responses.create({ model: "m", input: q });',
        "}",
      ),
    ],
    misses: [
      js(
        ...OPENAI,
        "export async function POST(request: Request) {",
        "  const { q } = await request.json();",
        '  return openai.responses.create({ model: "m", input: q, max_output_tokens: 500 });',
        "}",
      ),
    ],
  }),
  ruleOf({
    id: "ai-lim-002-no-timeout",
    title: "Model client without a timeout or with endless retries",
    summary: "The client's own limits are switched off: a slow provider holds every request and each is paid again.",
    severity: "low",
    confidence: 0.85,
    cwe: [400],
    threats: ["cost-exhaustion", "service-flooding"],
    remediation: "Give a timeout in seconds and two or three retries.",
    hits: [py("from openai import OpenAI", "OpenAI(timeout=None)")],
    misses: [py("from openai import OpenAI", "OpenAI(timeout=20)")],
  }),
  ruleOf({
    id: "ai-lim-003-no-input-limit",
    title: "Anybody may send a model anything",
    summary: "A route hands what a request says to a model, and its file bounds neither its length nor who may call.",
    severity: "low",
    confidence: 0.5,
    cwe: [770],
    threats: ["cost-exhaustion", "service-flooding"],
    remediation: "Check the length, and limit how often each caller may ask; or let the gateway do both.",
    flows: [{ harm: "unbounded", origins: ["user"] }],
    hits: [
      js(
        ...OPENAI,
        "export async function POST(request: Request) {",
        "  const { q } = await request.json();",
        '  return openai.responses.create({ model: "m", input: q, max_output_tokens: 500 });',
        "}",
      ),
    ],
    misses: [
      js(
        ...OPENAI,
        "export async function POST(request: Request) {",
        "  const { q } = await request.json();",
        "  if (q.length > 2_000) return new Response(null, { status: 413 });",
        '  return openai.responses.create({ model: "m", input: q, max_output_tokens: 500 });',
        "}",
      ),
      js(
        ...OPENAI,
        'import { limiter } from "./limiter.js";',
        "export async function POST(request: Request) {",
        "  await limiter.check(request);",
        "  const { q } = await request.json();",
        '  return openai.responses.create({ model: "m", input: q, max_output_tokens: 500 });',
        "}",
      ),
    ],
  }),
  ruleOf({
    id: "ai-rag-001-cross-tenant",
    title: "Retrieval over everybody's documents",
    summary:
      "Documents are stored with whose they are, and the query does not ask for it: one customer reads another's.",
    severity: "high",
    confidence: 0.75,
    cwe: [639],
    threats: ["retrieval-acl-bypass", "cross-session-bleed"],
    remediation: "Filter every query by the tenant of the session, or keep a namespace for each.",
    hits: [
      js(
        'import { Pinecone } from "@pinecone-database/pinecone";',
        'const index = new Pinecone().index("d");',
        "export async function f(v: number[], tenant: string) {",
        '  await index.upsert([{ id: "1", values: v, metadata: { tenant } }]);',
        "  return index.query({ vector: v, topK: 3 });",
        "}",
      ),
    ],
    misses: [
      js(
        'import { Pinecone } from "@pinecone-database/pinecone";',
        'const index = new Pinecone().index("d");',
        "export async function f(v: number[], tenant: string) {",
        '  await index.upsert([{ id: "1", values: v, metadata: { tenant } }]);',
        "  return index.query({ vector: v, topK: 3, filter: { tenant } });",
        "}",
      ),
    ],
  }),
  ruleOf({
    id: "ai-rag-002-untrusted-ingest",
    title: "Anybody's text becomes knowledge",
    summary:
      "What a request or a fetched page says is stored for retrieval without saying where it comes from, so later answers rest on it.",
    severity: "medium",
    confidence: 0.6,
    cwe: [349],
    threats: ["rag-corpus-poisoning", "indirect-prompt-injection"],
    remediation: "Check type and size, keep the source with each text, and keep what users bring apart from your own.",
    flows: [{ harm: "ingest", origins: ["user", "retrieved"] }],
    hits: [
      js(...INGEST("[{ pageContent: text }]")),
      js(...INGEST('[{ pageContent: text, metadata: { kind: "note" } }]')),
    ],
    misses: [
      js(...INGEST("[{ pageContent: text, metadata: { source: request.url } }]")),
      js(...INGEST('[{ pageContent: "Opening hours" }]')),
    ],
  }),
  ruleOf({
    id: "ai-safe-001-safety-off",
    title: "All of a provider's safety settings are off",
    summary: "Every category of the provider's own filter is switched off.",
    severity: "medium",
    confidence: 0.9,
    cwe: [1188],
    threats: ["jailbreak-abuse"],
    remediation: "Leave the categories on that the task does not need off, and say why for those.",
    hits: [
      py("import google.generativeai as genai", `genai.GenerativeModel("g", safety_settings=${NONE(["a", "b", "c"])})`),
    ],
    misses: [py("import google.generativeai as genai", `genai.GenerativeModel("g", safety_settings=${NONE(["a"])})`)],
  }),
];
