import { type CodeRule, js, py, ruleOf } from "./rule-of.ts";

const ASK = [
  'import OpenAI from "openai";',
  "const openai = new OpenAI();",
  'const reply = await openai.responses.create({ model: "m", input: "q", max_output_tokens: 50 });',
];
const ASK_PY = [
  "from openai import OpenAI",
  'reply = OpenAI().responses.create(model="m", input="q", max_output_tokens=50)',
];

/** AI-OUT: what a model answers is text of somebody else's, and must not run. */
export const outputRules: readonly CodeRule[] = [
  ruleOf({
    id: "ai-out-001-output-to-eval",
    title: "Model output runs as code",
    summary: "Text that a model wrote is run as code, so whoever steers the model runs code in this process.",
    severity: "critical",
    confidence: 0.95,
    cwe: [94],
    threats: ["agent-code-execution", "indirect-prompt-injection"],
    remediation:
      "Parse the answer as data (JSON with a schema), or run it in a sandbox without network, files and secrets.",
    flows: [{ harm: "eval", origins: ["model"] }],
    hits: [js(...ASK, "eval(reply.output_text);"), py(...ASK_PY, "exec(reply.output_text)")],
    misses: [
      js(...ASK, "JSON.parse(reply.output_text);"),
      py("import ast", ...ASK_PY, "ast.literal_eval(reply.output_text)"),
    ],
  }),
  ruleOf({
    id: "ai-out-002-output-to-shell",
    title: "Model output runs as a shell command",
    summary: "Text that a model wrote becomes a command line, so whoever steers the model runs programs here.",
    severity: "critical",
    confidence: 0.95,
    cwe: [78],
    threats: ["agent-code-execution", "tool-misuse"],
    remediation:
      "Run a fixed program with a list of arguments and no shell; look commands up in a list of allowed ones.",
    flows: [{ harm: "shell", origins: ["model"] }],
    hits: [
      js('import { exec } from "node:child_process";', ...ASK, "exec(`git log $" + "{reply.output_text}`);"),
      py("import subprocess", ...ASK_PY, "subprocess.run(reply.output_text, shell=True)"),
    ],
    misses: [
      js(
        'import { execFile } from "node:child_process";',
        ...ASK,
        'execFile("git", ["log", "--", reply.output_text]);',
      ),
      py("import subprocess", ...ASK_PY, 'subprocess.run(["git", "log", "--", reply.output_text])'),
    ],
  }),
  ruleOf({
    id: "ai-out-003-output-to-sql",
    title: "Model output becomes a database query",
    summary:
      "Text that a model wrote is part of a query's text, so whoever steers the model reads and changes the database.",
    severity: "high",
    confidence: 0.9,
    cwe: [89],
    threats: ["agent-code-execution", "tool-misuse"],
    remediation:
      "Bind values as parameters; where the model must write queries, use a read-only role and check the parsed query.",
    flows: [{ harm: "sql", origins: ["model"] }],
    hits: [
      js(...ASK, "declare const db: any;", "await db.query(reply.output_text);"),
      py(...ASK_PY, "cursor.execute(reply.output_text)"),
    ],
    misses: [
      js(...ASK, "declare const db: any;", 'await db.query("select * from t where n = $1", [reply.output_text]);'),
      py(...ASK_PY, 'cursor.execute("select * from t where n = %s", (reply.output_text,))'),
    ],
  }),
  ruleOf({
    id: "ai-out-004-output-to-html",
    title: "Model output becomes HTML",
    summary: "Text that a model wrote goes into a page as markup: a script in it runs in the reader's browser.",
    severity: "high",
    confidence: 0.9,
    cwe: [79],
    threats: ["rendered-output-exfiltration"],
    remediation: "Set it as text, or clean it with a sanitiser before it becomes markup.",
    flows: [{ harm: "html", origins: ["model"] }],
    hits: [
      js(...ASK, 'document.getElementById("a")!.innerHTML = reply.output_text;'),
      py("from markupsafe import Markup", ...ASK_PY, "Markup(reply.output_text)"),
    ],
    misses: [
      js(...ASK, 'document.getElementById("a")!.textContent = reply.output_text;'),
      py("from markupsafe import escape", ...ASK_PY, "escape(reply.output_text)"),
    ],
  }),
  ruleOf({
    id: "ai-out-005-output-to-path",
    title: "Model output names a file",
    summary: "A model chooses the path of a file that is read, written or deleted, so `..` leads anywhere.",
    severity: "high",
    confidence: 0.85,
    cwe: [22],
    threats: ["tool-misuse"],
    remediation: "Resolve the path and check that it lies below the folder that is meant, or use its last name only.",
    flows: [{ harm: "path", origins: ["model"] }],
    hits: [
      js('import { readFileSync } from "node:fs";', ...ASK, "readFileSync(reply.output_text);"),
      py(...ASK_PY, "open(reply.output_text)"),
    ],
    misses: [
      js(
        'import { readFileSync } from "node:fs";',
        'import path from "node:path";',
        ...ASK,
        "readFileSync(path.basename(reply.output_text));",
      ),
      py("import os", ...ASK_PY, "open(os.path.basename(reply.output_text))"),
    ],
  }),
  ruleOf({
    id: "ai-out-006-output-to-url",
    title: "Model output chooses the host of a request",
    summary:
      "A model chooses where a request goes: to internal addresses, or to somebody who collects what it carries.",
    severity: "high",
    confidence: 0.85,
    cwe: [918],
    threats: ["tool-channel-exfiltration", "tool-misuse"],
    remediation:
      "Compare the origin with a list of allowed ones and refuse private addresses, or let the model fill in only the path.",
    flows: [{ harm: "url", origins: ["model"] }],
    hits: [
      js(...ASK, "await fetch(reply.output_text);"),
      py("import requests", ...ASK_PY, "requests.get(reply.output_text)"),
    ],
    misses: [
      js(...ASK, "await fetch(`https://api.example/search?q=$" + "{encodeURIComponent(reply.output_text)}`);"),
      py("import requests", ...ASK_PY, 'requests.get("https://api.example/search", params={"q": reply.output_text})'),
    ],
  }),
  ruleOf({
    id: "ai-out-007-output-to-template",
    title: "Model output is compiled as a template",
    summary: "Text that a model wrote is a template's source, and template languages reach into the process.",
    severity: "high",
    confidence: 0.9,
    cwe: [1336],
    threats: ["agent-code-execution"],
    remediation: "Keep templates fixed and hand the answer over as a value.",
    flows: [{ harm: "template", origins: ["model"] }],
    hits: [
      js('import ejs from "ejs";', ...ASK, "ejs.render(reply.output_text, {});"),
      py("from jinja2 import Template", ...ASK_PY, "Template(reply.output_text)"),
    ],
    misses: [
      js('import ejs from "ejs";', ...ASK, 'ejs.render("<%= a %>", { a: reply.output_text });'),
      py("from jinja2 import Template", ...ASK_PY, 'Template("{{ a }}").render(a=reply.output_text)'),
    ],
  }),
  ruleOf({
    id: "ai-out-008-output-to-deserialise",
    title: "Model output is deserialised into objects",
    summary: "Text that a model wrote goes to a deserialiser that can run code while it reads.",
    severity: "high",
    confidence: 0.9,
    cwe: [502],
    threats: ["agent-code-execution"],
    remediation: "Read it with a parser that makes plain data only: JSON, or YAML with a safe loader.",
    flows: [{ harm: "deserialise", origins: ["model"] }],
    hits: [py("import yaml", ...ASK_PY, "yaml.load(reply.output_text, Loader=yaml.Loader)")],
    misses: [py("import yaml", ...ASK_PY, "yaml.safe_load(reply.output_text)")],
  }),
  ruleOf({
    id: "ai-out-009-output-to-redirect",
    title: "Model output chooses where the browser goes",
    summary: "A model chooses the target of a redirect or a header that the browser obeys.",
    severity: "medium",
    confidence: 0.8,
    cwe: [601, 113],
    threats: ["assistant-led-phishing"],
    remediation: "Redirect to paths of this site only, or to a list of allowed ones.",
    flows: [{ harm: "redirect", origins: ["model"] }],
    hits: [
      js(...ASK, "export const go = (res: any) => res.redirect(reply.output_text);"),
      py("from flask import redirect", ...ASK_PY, "redirect(reply.output_text)"),
    ],
    misses: [js(...ASK, "export const go = (res: any) => res.redirect(`/help/$" + "{reply.output_text}`);")],
  }),
  ruleOf({
    id: "ai-out-010-output-to-nosql",
    title: "Model output becomes a document or graph query",
    summary:
      "Text that a model wrote is a Mongo filter or a Cypher query: its author chooses what is read and changed.",
    severity: "high",
    confidence: 0.85,
    cwe: [943],
    threats: ["tool-misuse"],
    remediation: "Build the query here and bind values; check a filter against a schema before it is used.",
    flows: [{ harm: "nosql", origins: ["model"] }],
    hits: [
      js(...ASK, "declare const orders: any;", "await orders.aggregate(JSON.parse(reply.output_text));"),
      py(...ASK_PY, "session.run(reply.output_text)"),
    ],
    misses: [py(...ASK_PY, 'session.run("MATCH (n {name: $name}) RETURN n", name=reply.output_text)')],
  }),
  ruleOf({
    id: "ai-out-011-output-decides",
    title: "Unchecked model output decides on money, rights or data",
    summary: "Fields of a model's JSON decide on money, roles or deletion, and nothing checks them.",
    severity: "medium",
    confidence: 0.7,
    cwe: [1426],
    threats: ["confident-wrong-answers", "tool-misuse"],
    remediation:
      "Parse it with a schema that bounds every field, and let a person or a rule confirm what cannot be undone.",
    flows: [{ harm: "decision", origins: ["model"] }],
    hits: [js(...ASK, "declare const bank: any;", "await bank.refund(JSON.parse(reply.output_text).amount);")],
    misses: [
      js(
        'import { z } from "zod";',
        ...ASK,
        "declare const bank: any;",
        "const { amount } = z.object({ amount: z.number().max(50) }).parse(JSON.parse(reply.output_text));",
        "await bank.refund(amount);",
      ),
    ],
  }),
  ruleOf({
    id: "ai-out-012-markdown-images",
    title: "Model output as Markdown with pictures from anywhere",
    summary:
      "A model's Markdown is shown as it is: the address of a picture in it carries what the conversation holds to its host.",
    severity: "medium",
    confidence: 0.7,
    cwe: [201],
    threats: ["rendered-output-exfiltration"],
    remediation:
      "Sanitise it, or allow pictures and links to a list of hosts only, and set img-src in the content policy.",
    flows: [{ harm: "markdown", origins: ["model"] }],
    hits: [
      {
        "src/chat.tsx": [
          'import { useChat } from "@ai-sdk/react";',
          'import ReactMarkdown from "react-markdown";',
          "export function Chat() {",
          "  const { messages } = useChat();",
          "  return <ReactMarkdown>{messages[0].content}</ReactMarkdown>;",
          "}",
        ].join("\n"),
      },
    ],
    misses: [
      {
        "src/chat.tsx": [
          'import { useChat } from "@ai-sdk/react";',
          'import ReactMarkdown from "react-markdown";',
          "export function Chat() {",
          "  const { messages } = useChat();",
          "  return <ReactMarkdown skipHtml>{messages.length}</ReactMarkdown>;",
          "}",
        ].join("\n"),
      },
    ],
  }),
];
