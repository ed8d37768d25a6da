/*
 * What every runtime is asked to do with the built library. It uses nothing but the language, and gives back plain data,
 * so that runtimes can be compared with each other. `checkWeb` needs what comes with `fetch`.
 */

const KEY = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");

/**
 * @param {typeof import("@parapet/guard")} library
 * @param {typeof import("@parapet/guard/adapters/mcp")} mcp
 */
export async function check({ createGuard, detectors, guardText }, { guardMcpClient }) {
  const found = detectors.all.map((kind) => {
    const [direction] = kind.directions;
    const examples = [...kind.examples.hits, ...kind.examples.misses];
    return examples.map(({ text, options = {}, systemPrompt = "", origin, direction: way = direction }) => {
      const guard = createGuard({ detectors: { [kind.id]: { [way]: "redact", options } } });
      const said =
        way === "input" ? guard.input(text, { systemPrompt, origin }) : guard.output(text, { systemPrompt, origin });
      return [kind.id, said.verdict, said.text, said.hits.map(({ rule, start, end }) => [rule, start, end])];
    });
  });
  const guard = createGuard({ detectors: { secret: "redact" } });
  let streamed = "";
  for await (const text of guardText(guard, ["a ", KEY.slice(0, 9), KEY.slice(9), " z"])) streamed += text;
  const client = guardMcpClient(
    { callTool: async (asked) => ({ asked, content: [{ type: "text", text: KEY }] }) },
    guard,
  );
  return {
    found,
    streamed,
    tool: guard.tool({ result: { [KEY]: [KEY] } }).value,
    mcp: await client.callTool({ arguments: { a: KEY } }),
  };
}

/**
 * @param {typeof import("@parapet/guard")} library
 * @param {typeof import("@parapet/guard/adapters/fetch")} adapter
 */
export async function checkWeb({ createGuard }, { guardFetch }) {
  const guard = createGuard({ detectors: { secret: "redact" } });
  const event = (content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
  let sent = "";
  const upstream = async (_, { body }) => {
    sent = body;
    return new Response(`${event(KEY.slice(0, 9))}${event(KEY.slice(9))}data: [DONE]\n\n`, {
      headers: { "content-type": "text/event-stream" },
    });
  };
  const body = JSON.stringify({ stream: true, messages: [{ role: "user", content: KEY }] });
  const response = await guardFetch(upstream, guard)("https://api.example/v1/chat/completions", {
    method: "POST",
    body,
  });
  return { sent, received: await response.text() };
}
