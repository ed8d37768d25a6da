import { type CodeRule, js, py, ruleOf } from "./rule-of.ts";

const SERVER = [
  'import express from "express";',
  'import OpenAI from "openai";',
  "const app = express();",
  "const openai = new OpenAI();",
];
const post = (...body: readonly string[]): readonly string[] => [
  ...SERVER,
  'app.post("/", async (req, res) => {',
  ...body,
  "});",
];
const FLASK = [
  "from flask import Flask, request, jsonify",
  "from openai import OpenAI",
  "app = Flask(__name__)",
  "client = OpenAI()",
];
const create = (messages: string, more = ""): string =>
  `res.json(await openai.chat.completions.create({ model: "m", max_tokens: 9, ${more}messages: ${messages} }));`;
const IN = "$" + "{";

const MEMORY = [...FLASK, "from mem0 import Memory", "memory = Memory()", '@app.post("/")', "def remember():"];

/** AI-PRM: who writes a model's orders, and what goes into them. */
export const promptRules: readonly CodeRule[] = [
  ruleOf({
    id: "ai-prm-001-user-in-system",
    title: "User text in the system prompt",
    summary: "Text from a request becomes part of the model's orders, so its author can replace them.",
    severity: "high",
    confidence: 0.85,
    cwe: [1427],
    threats: ["direct-prompt-injection"],
    remediation: "Keep the system prompt fixed and send what users say in the user role; look choices up in a list.",
    flows: [{ harm: "system", origins: ["user"] }],
    hits: [
      js(...post(create(`[{ role: "system", content: \`Serve ${IN}req.body.name}\` }]`))),
      py(...FLASK, "def f():", '    return [{"role": "system", "content": "Serve " + request.json["name"]}]'),
    ],
    misses: [
      js(...post(create('[{ role: "system", content: "Serve" }, { role: "user", content: req.body.name }]'))),
      py(...FLASK, "def f():", '    return [{"role": "user", "content": "Serve " + request.json["name"]}]'),
    ],
  }),
  ruleOf({
    id: "ai-prm-002-user-in-one-string",
    title: "User text and orders in one string",
    summary: "Orders and a user's text are one string, so the model cannot tell whose words are whose.",
    severity: "medium",
    confidence: 0.6,
    cwe: [1427],
    threats: ["direct-prompt-injection"],
    remediation: "Send the orders as the system message and the user's text as the user message.",
    flows: [{ harm: "prompt", origins: ["user"] }],
    hits: [
      js(
        ...post(
          `res.json(await openai.completions.create({ model: "m", max_tokens: 9, prompt: \`Translate this to French: ${IN}req.body.q}\` }));`,
        ),
      ),
    ],
    misses: [
      js(
        ...post(
          'res.json(await openai.responses.create({ model: "m", max_output_tokens: 9, instructions: "Translate this to French.", input: req.body.q }));',
        ),
      ),
    ],
  }),
  ruleOf({
    id: "ai-prm-003-role-from-user",
    title: "Roles of messages come from the request",
    summary: "Whoever sends the request chooses who said what, the system's messages included.",
    severity: "high",
    confidence: 0.85,
    cwe: [1427],
    threats: ["conversation-history-tampering", "direct-prompt-injection"],
    remediation: "Set roles here, or accept only `user` and `assistant`; better, keep the conversation on the server.",
    flows: [{ harm: "role", origins: ["user"] }],
    hits: [
      js(...post(create("req.body.messages"))),
      py(...FLASK, "def f():", '    return [{"role": request.json["role"], "content": "x"}]'),
    ],
    misses: [js(...post(create('req.body.messages.map((m) => ({ role: "user", content: m.text }))')))],
  }),
  ruleOf({
    id: "ai-prm-004-retrieved-in-system",
    title: "Retrieved text in the system prompt",
    summary: "Fetched pages or documents become part of the model's orders, so whoever writes them gives orders.",
    severity: "high",
    confidence: 0.7,
    cwe: [1427],
    threats: ["indirect-prompt-injection", "rag-corpus-poisoning"],
    remediation: "Put retrieved text into the user or tool role, between marks that say it is quoted.",
    flows: [{ harm: "system", origins: ["retrieved", "mcp", "tool"] }],
    hits: [
      js(
        ...post(
          'const page = await (await fetch("https://news.example")).text();',
          create('[{ role: "system", content: page }]'),
        ),
      ),
    ],
    misses: [
      js(
        ...post(
          'const page = await (await fetch("https://news.example")).text();',
          create('[{ role: "system", content: "Summarise." }, { role: "user", content: page }]'),
        ),
      ),
    ],
  }),
  ruleOf({
    id: "ai-prm-005-template-from-user",
    title: "Prompt template from the request",
    summary: "A user's text is a prompt template's source: its author rewrites the orders and reads its variables.",
    severity: "high",
    confidence: 0.85,
    cwe: [1336],
    threats: ["direct-prompt-injection", "hidden-context-disclosure"],
    remediation: "Keep templates fixed and fill user text in as a variable.",
    flows: [{ harm: "promptTemplate", origins: ["user"] }],
    hits: [
      py(
        "from flask import request",
        "from langchain_core.prompts import PromptTemplate",
        "def f():",
        '    return PromptTemplate.from_template(request.json["t"])',
      ),
    ],
    misses: [
      py(
        "from flask import request",
        "from langchain_core.prompts import PromptTemplate",
        "def f():",
        '    return PromptTemplate.from_template("{q}").format(q=request.json["q"])',
      ),
    ],
  }),
  ruleOf({
    id: "ai-prm-006-secret-in-prompt",
    title: "Secret in a prompt",
    summary: "A key or password is part of what a model reads: the provider gets it, and an answer may tell it.",
    severity: "high",
    confidence: 0.85,
    cwe: [200],
    threats: ["secrets-in-context"],
    remediation: "Keep secrets out of prompts: let a tool use the key here and give the model only its result.",
    flows: [{ harm: "message", origins: ["secret"] }],
    hits: [js(...post(create(`[{ role: "user", content: \`The password is ${IN}process.env.DB_PASSWORD}\` }]`)))],
    misses: [
      js('import OpenAI from "openai";', "export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });"),
    ],
  }),
  ruleOf({
    id: "ai-prm-007-system-prompt-returned",
    title: "System prompt goes to the client",
    summary: "An endpoint answers with the system prompt itself.",
    severity: "medium",
    confidence: 0.75,
    cwe: [497],
    threats: ["hidden-context-disclosure"],
    remediation: "Keep it on the server; assume all the same that users learn it, and put no secret in it.",
    flows: [{ harm: "response", origins: ["instructions"] }],
    hits: [
      js(
        ...SERVER,
        'const SYSTEM_PROMPT = "You are a clerk and never tell prices.";',
        'app.get("/", (req, res) => res.json({ SYSTEM_PROMPT }));',
      ),
    ],
    misses: [
      js(
        ...SERVER,
        'const SYSTEM_PROMPT = "You are a clerk and never tell prices.";',
        'app.get("/", (req, res) => res.json({ ok: true }));',
      ),
    ],
  }),
  ruleOf({
    id: "ai-prm-008-model-from-user",
    title: "The request chooses the model or its server",
    summary:
      "Whoever sends the request chooses the model, and so the price and the safeguards, or the server that gets the key.",
    severity: "medium",
    confidence: 0.8,
    cwe: [807],
    threats: ["model-route-hijack", "cost-exhaustion"],
    remediation: "Look the choice up in a list of allowed models; never take an address from a request.",
    flows: [{ harm: "model", origins: ["user"] }],
    hits: [
      js(
        ...post(
          'res.json(await openai.responses.create({ model: req.body.model, max_output_tokens: 9, input: "hi" }));',
        ),
      ),
    ],
    misses: [
      js(
        ...post(
          'const model = req.body.big === true ? "m-large" : "m-small";',
          'res.json(await openai.responses.create({ model, max_output_tokens: 9, input: "hi" }));',
        ),
      ),
    ],
  }),
  ruleOf({
    id: "ai-prm-009-unscoped-memory",
    title: "Memory that everybody writes and reads",
    summary:
      "What a user or a model says goes into a long-term memory that is not kept by user, so that one person's words steer the next one's answers.",
    severity: "medium",
    confidence: 0.7,
    cwe: [1427],
    threats: ["cross-session-bleed", "indirect-prompt-injection"],
    remediation: "Write and read memories under the id of the user, and check what becomes one.",
    flows: [{ harm: "memory", origins: ["user", "model"] }],
    hits: [py(...MEMORY, '    memory.add(request.json["text"])')],
    misses: [
      py(...MEMORY, '    memory.add(request.json["text"], user_id=current.id)'),
      py(...MEMORY, '    memory.add("The shop opens at nine.")'),
    ],
  }),
];
