import type { Sighting } from "../../../structured/sighting.ts";
import type { FileCheck } from "./file-check.ts";

/** The text of a call's arguments from its opening bracket, without what stands in comments; at most 2,000 characters. */
function argumentsAt(text: string, open: number): string {
  let depth = 0;
  const end = Math.min(text.length, open + 2_000);
  for (let at = open; at < end; at++) {
    const sign = text[at];
    if (sign === "(" || sign === "[" || sign === "{") depth++;
    else if (sign === ")" || sign === "]" || sign === "}") {
      depth--;
      if (depth === 0) return text.slice(open, at + 1);
    }
  }
  return text.slice(open, end);
}

/** What stands before a place in its line; of a line that nobody wrote by hand its last 2,000 characters. */
function headOf(text: string, at: number): string {
  const head = text.slice(Math.max(0, at - 2_000), at);
  return head.slice(head.lastIndexOf("\n") + 1);
}

/** Whether a place lies within a string of its own line: code that is talked about, not run. */
function isInString(text: string, at: number): boolean {
  const head = headOf(text, at);
  let open = "";
  for (let here = 0; here < head.length; here++) {
    const sign = head[here]!;
    if (sign === "\\") here++;
    else if (open === "" && (sign === '"' || sign === "'" || sign === "`")) open = sign;
    else if (sign === open) open = "";
  }
  return open !== "";
}

const isCommented = (text: string, at: number): boolean => /(^|\s)(#|\/\/)|^\s*\*/.test(headOf(text, at));

/** More calls than that are no program. */
const MOST_CALLS = 1_000;

function calls(text: string, name: RegExp, see: (args: string) => string | undefined): readonly Sighting[] {
  const isNotebook = text.startsWith("{");
  return [...text.matchAll(name)].slice(0, MOST_CALLS).flatMap((match) => {
    const start = match.index;
    if (isCommented(text, start) || (!isNotebook && isInString(text, start))) return [];
    const args = argumentsAt(text, start + match[0].length - 1);
    const what = see(args.replace(/(^|\s)#[^\n]*/g, "$1"));
    return what === undefined
      ? []
      : [{ start, end: start + match[0].length, evidence: `${match[0]}…): ${what}`, identity: `${match[0]} ${what}` }];
  });
}

export const anyOrigin: FileCheck = {
  rule: {
    id: "cors-any-origin-with-credentials",
    title: "Any website may call with the user's session",
    summary:
      "The server lets every origin call it with credentials: any page that a user visits uses the model, and reads the answers, as that user.",
    severity: "high",
    confidence: 0.85,
    cwe: [942, 346],
    threats: ["open-model-endpoint", "cross-session-bleed"],
    remediation: "List the origins that may, or let none send credentials.",
    examples: {
      hits: [
        { "app.py": 'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)\n' },
        {
          "app.py":
            'app.add_middleware(\n    CORSMiddleware,\n    allow_origin_regex=".*",\n    allow_credentials=True,\n)\n',
        },
        { "server.ts": "app.use(cors({ origin: true, credentials: true }));\n" },
        { "server.ts": 'app.use(cors({ origin: "*", credentials: true }));\n' },
      ],
      misses: [
        {
          "app.py": 'app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True)\n',
        },
        { "app.py": 'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)\n' },
        { "server.ts": 'app.use(cors({ origin: "*" }));\n' },
        { "server.ts": "// app.use(cors({ origin: true, credentials: true }));\n" },
      ],
    },
  },
  wants: /\.(py|ts|js|mjs|cjs|tsx)$/,
  see(text) {
    if (!/cors/i.test(text)) return [];
    return [
      ...calls(text, /\b(add_middleware|CORSMiddleware|CORS)\(/g, (args) =>
        /allow_origins\s?=\s?\[\s?["']\*["']\s?\]|allow_origin_regex\s?=\s?r?["']\.\*["']|origins\s?=\s?["']\*["']/.test(
          args,
        ) &&
        /(allow_credentials|supports_credentials)\s?=\s?True/.test(args) &&
        /CORS/.test(`${args}CORS(`)
          ? "every origin, with credentials"
          : undefined,
      ),
      ...calls(text, /\bcors\(/g, (args) =>
        /\borigin\s?:\s?(true|["'`]\*["'`]|\[\s?["'`]\*["'`])/.test(args) && /\bcredentials\s?:\s?true/.test(args)
          ? "every origin, with credentials"
          : undefined,
      ),
    ];
  },
};

export const sharedApp: FileCheck = {
  rule: {
    id: "ai-app-shared-publicly",
    title: "App shared with the whole internet",
    summary:
      "The demo opens a tunnel with a public address, or listens on every address, without a login: whoever finds it uses the model and the files that it serves.",
    severity: "high",
    confidence: 0.85,
    cwe: [306, 668],
    threats: ["open-model-endpoint"],
    remediation: "Leave share out, listen on 127.0.0.1, or set auth=.",
    examples: {
      hits: [
        { "demo.py": "import gradio as gr\ndemo = gr.Blocks()\ndemo.launch(share=True)\n" },
        { "demo.py": 'import gradio as gr\ndemo.launch(server_name="0.0.0.0", server_port=7860)\n' },
        { "demo.ipynb": JSON.stringify({ cells: [{ source: ["import gradio as gr\n", "demo.launch(share=True)"] }] }) },
      ],
      misses: [
        { "demo.py": "import gradio as gr\ndemo.launch(share=False)\n" },
        { "demo.py": "import gradio as gr\ndemo.launch(share=True, auth=check)\n" },
        { "demo.py": "import torch\nserver.launch(share=True)\n" },
      ],
    },
  },
  wants: /\.(py|ipynb)$/,
  see(text) {
    if (!/\bgradio\b/.test(text)) return [];
    return calls(text, /\.launch\(/g, (args) => {
      if (/\bauth\s?=\s?(?!None)/.test(args)) return undefined;
      if (/\bshare\s?=\s?True/.test(args)) return "share=True";
      return /server_name\s?=\s?\\?["'](0\.0\.0\.0|::)/.test(args) ? "every address" : undefined;
    }).map((one) =>
      one.identity.endsWith("every address") ? { ...one, severity: "medium" as const, confidence: 0.7 } : one,
    );
  },
};

export const debugInCode: FileCheck = {
  rule: {
    id: "ai-debugger-exposed",
    title: "Debugger open to the network",
    summary:
      "The server starts with its debugger and listens on every address: an error page runs whatever code a visitor types.",
    severity: "high",
    confidence: 0.9,
    cwe: [489, 94],
    threats: ["open-model-endpoint"],
    remediation: "Take debug=True out, or listen on 127.0.0.1.",
    examples: {
      hits: [{ "app.py": 'from flask import Flask\napp.run(host="0.0.0.0", port=8000, debug=True)\n' }],
      misses: [
        { "app.py": "from flask import Flask\napp.run(debug=True)\n" },
        { "app.py": 'from flask import Flask\napp.run(host="0.0.0.0")\n' },
      ],
    },
  },
  wants: /\.py$/,
  see(text) {
    if (!/\b(flask|quart|dash)\b/.test(text)) return [];
    return calls(text, /\.(run|run_server)\(/g, (args) =>
      /debug\s?=\s?True/.test(args) && /host\s?=\s?["'](0\.0\.0\.0|::)/.test(args)
        ? "debug on every address"
        : undefined,
    );
  },
};

const KEEPS: readonly (readonly [what: string, form: RegExp])[] = [
  ["store: true keeps prompts and answers at the provider", /\bresponses\.create\(|\bchat\.completions\.create\(/g],
];

export const providerKeeps: FileCheck = {
  rule: {
    id: "provider-keeps-data",
    title: "Provider keeps what is sent",
    summary: "A setting lets the provider store prompts and answers, or use them for training.",
    severity: "medium",
    confidence: 0.8,
    cwe: [359, 201],
    threats: ["provider-data-retention"],
    remediation: "Set store to false and data_collection to deny, unless the data may stay there.",
    examples: {
      hits: [
        { "a.py": 'client.responses.create(model="gpt-5", input=text, store=True)\n' },
        { "a.ts": 'await client.chat.completions.create({ model: "gpt-5", messages, store: true });\n' },
        { "a.ts": 'const body = { model, provider: { data_collection: "allow" } };\n' },
      ],
      misses: [
        { "a.py": 'client.responses.create(model="gpt-5", input=text, store=False)\n' },
        { "a.ts": 'const body = { model, provider: { data_collection: "deny" } };\n' },
        { "a.ts": "cart.create({ store: true });\n" },
      ],
    },
  },
  wants: /\.(py|ts|js|mjs|tsx|json|ya?ml)$/,
  see(text, path) {
    const isCode = !/\.(json|ya?ml)$/.test(path);
    const stored = isCode
      ? KEEPS.flatMap(([what, form]) =>
          calls(text, form, (args) => (/\bstore\s?[:=]\s?(true|True)\b/.test(args) ? what : undefined)),
        )
      : [];
    const collected = [...text.matchAll(/["']?\bdata_collection["']?\s?[:=]\s?["']allow["']/g)]
      .filter((match) => !isCommented(text, match.index) && !isInString(text, match.index))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        evidence: match[0],
        identity: "data_collection",
      }));
    return [...stored, ...collected];
  },
};

const CONTENT =
  /^\s*(?:export\s+|ENV\s+|-\s+)?["']?(OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT|TRACELOOP_TRACE_CONTENT|LANGCHAIN_TRACING_V2|LANGSMITH_TRACING|LANGSMITH_TRACING_V2|AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED)["']?\s?[=:]\s?["']?(true|1|SPAN_ONLY|SPAN_AND_EVENT|EVENT_ONLY)\b/gim;

export const promptsInTraces: FileCheck = {
  rule: {
    id: "prompts-in-traces",
    title: "Prompts and answers in traces",
    summary:
      "Tracing is set to record what users ask and models answer: whoever reads the traces, or runs the service that keeps them, reads that too.",
    severity: "low",
    confidence: 0.8,
    cwe: [532, 359],
    threats: ["prompt-log-exposure"],
    remediation: "Record names, counts and times, and hide inputs and outputs.",
    examples: {
      hits: [
        { ".env": "LANGSMITH_TRACING=true\nLANGSMITH_API_KEY=$" + "{KEY}\n" },
        {
          "compose.yaml":
            "services:\n  a:\n    image: acme/bot:1.0\n    environment:\n      OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: true\n",
        },
      ],
      misses: [
        { ".env": "LANGSMITH_TRACING=false\n" },
        { ".env": "LANGSMITH_TRACING=true\nLANGSMITH_HIDE_INPUTS=true\nLANGSMITH_HIDE_OUTPUTS=true\n" },
        { ".env": "# LANGSMITH_TRACING=true\n" },
      ],
    },
  },
  wants: /(^|\/)\.env[\w.-]{0,40}$|\.(ya?ml|sh|tf|toml)$|(^|\/)Dockerfile[\w.-]{0,40}$/,
  see(text) {
    if (/HIDE_INPUTS["']?\s?[=:]\s?["']?true/i.test(text)) return [];
    return [...text.matchAll(CONTENT)].map((match) => {
      const start = match.index + match[0].search(/\S/);
      return { start, end: match.index + match[0].length, evidence: match[0].trim(), identity: match[1]! };
    });
  },
};
