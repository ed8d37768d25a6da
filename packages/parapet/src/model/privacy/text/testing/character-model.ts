import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRandom } from "../../../attacks/engine/random.ts";

/** A model of characters: how often each came behind the last few. It remembers all that it read. */
export interface CharacterModel {
  share(context: string, next: string): number;
  draw(context: string, temperature: number, random: () => number): string;
}

const ORDER = 40;
const SMOOTHING = 1e-6;

export function readAll(texts: readonly string[]): CharacterModel {
  const counts = new Map<string, Map<string, number>>();
  const letters = new Set<string>();
  for (const text of texts)
    for (let at = 0; at < text.length; at++) {
      letters.add(text[at]!);
      const context = text.slice(Math.max(0, at - ORDER), at);
      const after = counts.get(context) ?? new Map<string, number>();
      after.set(text[at]!, (after.get(text[at]!) ?? 0) + 1);
      counts.set(context, after);
    }
  const afterOf = (context: string): ReadonlyMap<string, number> => counts.get(context.slice(-ORDER)) ?? new Map();
  const share = (context: string, next: string): number => {
    const after = afterOf(context);
    const total = [...after.values()].reduce((sum, count) => sum + count, 0);
    return ((after.get(next) ?? 0) + SMOOTHING) / (total + SMOOTHING * letters.size);
  };
  return {
    share,
    draw: (context, temperature, random) => {
      const ranked = [...letters].map((letter) => [letter, share(context, letter)] as const);
      if (temperature === 0) return ranked.toSorted((a, b) => b[1] - a[1])[0]![0];
      let left = random();
      for (const [letter, own] of ranked) {
        left -= own;
        if (left <= 0) return letter;
      }
      return ranked[0]![0];
    },
  };
}

export interface ServedModel {
  readonly address: string;
  /** What came in, with its headers. */
  readonly seen: { readonly path: string; readonly authorization: string | undefined; readonly body: string }[];
  close(): Promise<void>;
}

/** Serves it as OpenAI's interface; `speaks` says how much of it. */
export async function serveModel(
  model: CharacterModel,
  speaks: "echo" | "completions" | "chat" | "nothing",
): Promise<ServedModel> {
  const seen: { path: string; authorization: string | undefined; body: string }[] = [];
  const random = createRandom(3);
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
      const asked = JSON.parse(body);
      const answer = (status: number, json: object) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
      const go = (prompt: string): string => {
        let text = prompt;
        for (let at = 0; at < asked.max_tokens * 8; at++) text += model.draw(text, asked.temperature, random.next);
        return text.slice(prompt.length);
      };
      if (speaks === "nothing") return answer(500, { error: "down" });
      if (request.url === "/v1/chat/completions" && speaks === "chat")
        return answer(200, { choices: [{ message: { role: "assistant", content: go(asked.messages[0].content) } }] });
      if (request.url !== "/v1/completions" || speaks === "chat") return answer(404, { error: "no such path" });
      if (asked.echo !== true) return answer(200, { choices: [{ text: go(asked.prompt) }] });
      if (speaks === "completions") return answer(400, { error: "echo is not supported" });
      const tokens = [...(asked.prompt as string)];
      const token_logprobs = tokens.map((token, at) =>
        at === 0 ? null : Math.log(model.share(asked.prompt.slice(0, at), token)),
      );
      return answer(200, { choices: [{ text: asked.prompt, logprobs: { tokens, token_logprobs } }] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
