import { type CodeRule, js, py, ruleOf } from "./rule-of.ts";

const IN = "$" + "{";
const toolOf = (body: string, more = ""): readonly string[] => [
  'import { tool } from "ai";',
  'import { execSync } from "node:child_process";',
  'import { readFile } from "node:fs/promises";',
  'import { z } from "zod";',
  `export const t = tool({ ${more}inputSchema: z.object({ a: z.string() }), execute: async ({ a }) => ${body} });`,
];
const mcpOf = (...body: readonly string[]): readonly string[] => [
  'import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";',
  'import { execSync } from "node:child_process";',
  'import { readFile } from "node:fs/promises";',
  'import path from "node:path";',
  'import { z } from "zod";',
  'const server = new McpServer({ name: "x", version: "1" });',
  'server.tool("t", { a: z.string() }, async ({ a }) => {',
  ...body,
  "});",
];
const adminCall = (key: string): string =>
  `fetch("https://crm.example/notes", { method: "POST", headers: { authorization: ${key} }, body: JSON.stringify({ a }) })`;
const OPENAI = ['import OpenAI from "openai";', "const openai = new OpenAI();"];

/** AI-AGT and AI-MCP: what a model may do through tools. */
export const toolRules: readonly CodeRule[] = [
  ruleOf({
    id: "ai-agt-001-shell-tool",
    title: "Tool runs what a model says",
    summary: "A tool runs commands or code that a model writes, and nobody approves them.",
    severity: "high",
    confidence: 0.9,
    cwe: [250, 78],
    threats: ["agent-code-execution", "tool-misuse"],
    remediation: "Run it in a sandbox, or ask a person before each run, or offer a list of fixed commands.",
    flows: [
      { harm: "shell", origins: ["tool"] },
      { harm: "eval", origins: ["tool"] },
    ],
    hits: [
      js(...toolOf("execSync(a)")),
      py("from agents import function_tool", "@function_tool", "def f(code: str):", "    exec(code)"),
    ],
    misses: [
      js(...toolOf("execSync(a)", "needsApproval: true, ")),
      py("from agents import function_tool", "@function_tool", "def f(code: str):", "    return len(code)"),
    ],
  }),
  ruleOf({
    id: "ai-agt-002-endless-loop",
    title: "Agent loop without an end",
    summary: "A loop calls a model and nothing bounds its rounds: one bad answer costs without end.",
    severity: "medium",
    confidence: 0.8,
    cwe: [835],
    threats: ["runaway-agent-loop", "cost-exhaustion"],
    remediation: "Bound the rounds, and stop at a budget of tokens and time.",
    hits: [
      js(...OPENAI, 'while (true) await openai.responses.create({ model: "m", input: "x" });'),
      py("from langchain.agents import AgentExecutor", "AgentExecutor(agent=a, tools=[], max_iterations=None)"),
    ],
    misses: [
      js(...OPENAI, 'for (let i = 0; i < 9; i++) await openai.responses.create({ model: "m", input: "x" });'),
      py("from langchain.agents import AgentExecutor", "AgentExecutor(agent=a, tools=[], max_iterations=9)"),
    ],
  }),
  ruleOf({
    id: "ai-agt-003-wildcard-tools",
    title: "Agent gets every tool, or a shell",
    summary: "An agent is given all tools or a ready-made shell, so a hostile text it reads can do anything.",
    severity: "high",
    confidence: 0.85,
    cwe: [732],
    threats: ["tool-misuse", "agent-code-execution"],
    remediation: "Name the few tools that the task needs; leave shells and interpreters out or in a sandbox.",
    hits: [py("from langchain_experimental.tools import PythonREPLTool", "tools = [PythonREPLTool()]")],
    misses: [py("from langchain.agents import load_tools", 'tools = load_tools(["serpapi"])')],
  }),
  ruleOf({
    id: "ai-agt-004-dangerous-flag",
    title: "A safeguard is switched off by a flag",
    summary: "A flag that its makers call dangerous is on: code, requests or commands run without asking.",
    severity: "high",
    confidence: 0.9,
    cwe: [1188],
    threats: ["agent-code-execution", "approval-fatigue"],
    remediation: "Leave it off; where it must be on, run in a sandbox without secrets and network.",
    hits: [
      py(
        "from langchain_experimental.agents import create_csv_agent",
        'create_csv_agent(llm, "a.csv", allow_dangerous_code=True)',
      ),
    ],
    misses: [
      py(
        "from langchain_experimental.agents import create_csv_agent",
        'create_csv_agent(llm, "a.csv", allow_dangerous_code=False)',
      ),
    ],
  }),
  ruleOf({
    id: "ai-agt-005-tool-input-unchecked",
    title: "Tool uses unchecked input in a path, address or query",
    summary: "A tool puts what a model says into a file path, an address or a query as it is.",
    severity: "medium",
    confidence: 0.8,
    cwe: [20],
    threats: ["tool-misuse"],
    remediation:
      "Bound it: an enum or a pattern in the schema, a folder for paths, a list for hosts, parameters for queries.",
    flows: [
      { harm: "path", origins: ["tool"] },
      { harm: "url", origins: ["tool"] },
      { harm: "sql", origins: ["tool", "mcp"] },
      { harm: "nosql", origins: ["tool", "mcp"] },
    ],
    hits: [js(...toolOf("readFile(a)"))],
    misses: [js(...toolOf(`fetch(\`https://api.example/x?q=${IN}encodeURIComponent(a)}\`)`))],
  }),
  ruleOf({
    id: "ai-agt-006-destructive-tool",
    title: "Tool deletes, pays or sends and asks nobody",
    summary: "A tool does what cannot be undone with what a model says, and does not check whether the user may.",
    severity: "high",
    confidence: 0.7,
    cwe: [862],
    threats: ["tool-misuse", "confused-deputy"],
    remediation: "Check the user's right in the tool, and ask for approval before what cannot be undone.",
    flows: [{ harm: "decision", origins: ["tool", "mcp"] }],
    hits: [js(...toolOf("users.deleteAccount(a)"))],
    misses: [js(...toolOf("users.deleteAccount(a)", "needsApproval: true, ")), js(...toolOf("users.findAccount(a)"))],
  }),
  ruleOf({
    id: "ai-agt-007-shared-credential",
    title: "Tool acts with everybody's rights",
    summary:
      "A tool does what a model asks of it with a key of an administrator or a service, so that a user reaches through it what is not theirs.",
    severity: "medium",
    confidence: 0.65,
    cwe: [441],
    threats: ["confused-deputy", "tool-misuse"],
    remediation: "Call with a token of the user on whose behalf the agent works, or check the user's right first.",
    flows: [{ harm: "shared", origins: ["tool", "mcp"] }],
    hits: [
      js(...toolOf(adminCall("process.env.ADMIN_API_TOKEN"))),
      js(...mcpOf(`return ${adminCall("process.env.SERVICE_ACCOUNT_TOKEN")};`)),
    ],
    misses: [
      js(...toolOf(adminCall("process.env.WEATHER_API_TOKEN"))),
      js(...toolOf(adminCall("process.env.ADMIN_API_TOKEN"), "needsApproval: true, ")),
      js("const all = await fetch('https://crm.example/all', { headers: { a: process.env.ADMIN_API_TOKEN } });"),
    ],
  }),
  ruleOf({
    id: "ai-agt-008-output-in-instructions",
    title: "One model's answer is another one's orders",
    summary: "What a model answered becomes part of the next model's orders: an injection in it is passed on.",
    severity: "low",
    confidence: 0.7,
    cwe: [1427],
    threats: ["self-spreading-prompt", "indirect-prompt-injection"],
    remediation: "Hand it over as a message, between marks that say it is quoted.",
    flows: [{ harm: "system", origins: ["model"] }],
    hits: [
      js(
        ...OPENAI,
        'const a = await openai.responses.create({ model: "m", input: "x" });',
        'await openai.responses.create({ model: "m", instructions: a.output_text, input: "y" });',
      ),
    ],
    misses: [
      js(
        ...OPENAI,
        'const a = await openai.responses.create({ model: "m", input: "x" });',
        'await openai.responses.create({ model: "m", instructions: "Check.", input: a.output_text });',
      ),
    ],
  }),
  ruleOf({
    id: "ai-mcp-001-command-injection",
    title: "MCP tool runs its argument",
    summary:
      "An MCP server puts an argument into a shell or an interpreter: whoever steers the client runs programs here.",
    severity: "critical",
    confidence: 0.95,
    cwe: [78, 94],
    threats: ["agent-code-execution", "tool-misuse"],
    remediation: "Run a fixed program with a list of arguments and no shell.",
    flows: [
      { harm: "shell", origins: ["mcp"] },
      { harm: "eval", origins: ["mcp"] },
    ],
    hits: [
      js(...mcpOf("execSync(a);")),
      py(
        "import os",
        "from mcp.server.fastmcp import FastMCP",
        'mcp = FastMCP("x")',
        "@mcp.tool()",
        "def f(a: str):",
        "    os.system(a)",
      ),
    ],
    misses: [
      js(...mcpOf('execSync("date");')),
      py(
        "import os",
        "from mcp.server.fastmcp import FastMCP",
        'mcp = FastMCP("x")',
        "@mcp.tool()",
        "def f(a: int):",
        '    os.system(f"head -n {a} log")',
      ),
    ],
  }),
  ruleOf({
    id: "ai-mcp-002-request-forgery",
    title: "MCP tool sends requests where its argument says",
    summary: "An argument chooses the host of a request that the server sends: internal addresses included.",
    severity: "high",
    confidence: 0.85,
    cwe: [918],
    threats: ["tool-misuse", "tool-channel-exfiltration"],
    remediation: "Compare the origin with a list of allowed ones and refuse private addresses.",
    flows: [{ harm: "url", origins: ["mcp"] }],
    hits: [js(...mcpOf("await fetch(a);"))],
    misses: [js(...mcpOf(`await fetch(\`https://api.example/${IN}a}\`);`))],
  }),
  ruleOf({
    id: "ai-mcp-003-path-traversal",
    title: "MCP tool opens any file that its argument names",
    summary: "An argument is a path, and nothing keeps it below the folder that is meant.",
    severity: "high",
    confidence: 0.85,
    cwe: [22],
    threats: ["tool-misuse"],
    remediation: "Resolve it, links included, and check that it lies below the folder.",
    flows: [{ harm: "path", origins: ["mcp"] }],
    hits: [js(...mcpOf('await readFile(path.join("/srv", a));'))],
    misses: [js(...mcpOf('await readFile(path.join("/srv", path.basename(a)));'))],
  }),
  ruleOf({
    id: "ai-mcp-004-raw-result",
    title: "MCP tool hands on foreign text as it is",
    summary: "A fetched text goes to the model unmarked and of any length, with whatever orders are in it.",
    severity: "low",
    confidence: 0.6,
    cwe: [1427],
    threats: ["tool-result-injection"],
    remediation: "Cut it to a length, and return it marked as foreign text or as structured fields.",
    flows: [{ harm: "result", origins: ["retrieved"] }],
    hits: [
      js(
        ...mcpOf(
          'const r = await fetch("https://news.example");',
          'return { content: [{ type: "text", text: await r.text() }] };',
        ),
      ),
    ],
    misses: [
      js(
        ...mcpOf(
          'const r = await fetch("https://news.example");',
          'return { content: [{ type: "text", text: (await r.text()).slice(0, 500) }] };',
        ),
      ),
    ],
  }),
  ruleOf({
    id: "ai-mcp-005-secret-in-result",
    title: "MCP tool returns a secret",
    summary: "A key or the whole environment is part of what a tool gives back to a model.",
    severity: "high",
    confidence: 0.9,
    cwe: [200],
    threats: ["agent-credential-harvest", "secrets-in-context"],
    remediation: "Return what the model needs and no credential.",
    flows: [{ harm: "result", origins: ["secret"] }],
    hits: [js(...mcpOf('return { content: [{ type: "text", text: process.env.API_KEY }] };'))],
    misses: [js(...mcpOf('return { content: [{ type: "text", text: process.env.API_KEY ? "set" : "missing" }] };'))],
  }),
  ruleOf({
    id: "ai-mcp-007-open-server",
    title: "MCP server on every interface without authentication",
    summary: "The server listens to the network and asks nobody who they are.",
    severity: "high",
    confidence: 0.8,
    cwe: [306],
    threats: ["open-model-endpoint", "tool-misuse"],
    remediation: "Bind it to 127.0.0.1 and check the Origin, or put authentication before it.",
    hits: [
      py("from mcp.server.fastmcp import FastMCP", 'mcp = FastMCP("x")', 'mcp.run(transport="sse", host="0.0.0.0")'),
    ],
    misses: [
      py("from mcp.server.fastmcp import FastMCP", 'mcp = FastMCP("x")', 'mcp.run(transport="sse", host="127.0.0.1")'),
    ],
  }),
];
