import { CODE, GENERATED, PYTHON, type Reader } from "../item.ts";
import { isComment, sourceLines } from "../source-lines.ts";

/** `@tool`, `@mcp.tool()`, `@server.tool("name")` and what the agent frameworks call theirs. */
const DECORATOR =
  /^\s*@(?:(?:mcp|server|app|agent|self|\w{1,30}_(?:agent|server|mcp))\.)?(?:tool|function_tool|tool_plain|kernel_function|beta_tool)(?:\s{0,4}\(\s{0,4}(?:(?:name|name_override)\s{0,4}=\s{0,4})?(?:["']([\w-]{1,64})["'])?|\s{0,20}$)/;
const DEFINITION = /^\s*(?:async\s{1,8})?def\s{1,8}(\w{1,64})/;
/** Name and schema in one call: `server.registerTool("name", …)`. */
const REGISTERED =
  /\.(?:registerTool|tool|addTool)\s{0,4}\(\s{0,4}(?:\{\s{0,4}name\s{0,4}:\s{0,4})?["']([\w.-]{1,64})["']/g;
/** Vercel's AI SDK: `name: tool({`. */
const NAMED_TOOL = /(?:^|[\s{,])([\w$]{1,64})\s{0,4}[:=]\s{0,4}(?:tool|dynamicTool|createTool)\s{0,4}\(\s{0,4}\{/g;
/** The providers' own shape: a name, and within a few lines what a tool alone has. */
const NAME = /["']?\bname["']?\s{0,4}[:=]\s{0,4}["']([\w-]{1,64})["']/;
const SCHEMA = /["']?\b(?:input_schema|inputSchema)["']?\s{0,4}[:=]\s{0,4}(?:\{|dict\()/;
const FUNCTION = /["']?\btype["']?\s{0,4}:\s{0,4}["']function["']/;
const PARAMETERS = /["']?\bparameters["']?\s{0,4}:\s{0,4}\{/;
const NEAR = 12;

/** Tools that a model may call, where the code gives them a name. */
export const tools: Reader = {
  wants: (path) => (CODE.test(path) || /\.json$/i.test(path)) && !GENERATED.test(path),
  read(file, see) {
    const isPython = PYTHON.test(file.path);
    let decorated: { line: number; until: number } | undefined;
    let name: { text: string; line: number; until: number } | undefined;
    let isFunctionUntil = -1;
    let at = 0;
    for (const [line, content] of sourceLines(file)) {
      at++;
      if (isComment(content)) continue;
      if (isPython) {
        const decorator = DECORATOR.exec(content);
        if (decorator?.[1] !== undefined) see({ kind: "tool", name: decorator[1] }, line);
        else if (decorator !== null) decorated = { line, until: at + NEAR };
        const defined = DEFINITION.exec(content)?.[1];
        if (defined !== undefined) {
          if (decorated !== undefined && at <= decorated.until) see({ kind: "tool", name: defined }, decorated.line);
          decorated = undefined;
        }
      } else {
        for (const [, tool] of content.matchAll(REGISTERED)) see({ kind: "tool", name: tool! }, line);
        for (const [, tool] of content.matchAll(NAMED_TOOL)) see({ kind: "tool", name: tool! }, line);
      }
      if (FUNCTION.test(content)) isFunctionUntil = at + NEAR;
      const named = NAME.exec(content)?.[1];
      if (named !== undefined) name = { text: named, line, until: at + NEAR };
      const isSchema = SCHEMA.test(content) || (at <= isFunctionUntil && PARAMETERS.test(content));
      if (isSchema && name !== undefined && at <= name.until) {
        see({ kind: "tool", name: name.text }, name.line);
        name = undefined;
      }
    }
  },
};
