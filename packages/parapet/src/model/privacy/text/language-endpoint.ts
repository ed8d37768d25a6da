import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { boundedText, reasonOf } from "../../http-answer.ts";

/** A model of texts, as far as its endpoint lets one see. */
export interface LanguageEndpoint {
  /** Address without what may be a secret. */
  readonly title: string;
  /**
   * Logarithm of the probability of `text` behind `prefix`, by the model's own tokens: a token that begins in the prefix
   * and ends in the text counts. Undefined when the endpoint tells no probabilities of what it is given.
   */
  logProbability(prefix: string, text: string): Promise<number | undefined>;
  /** Goes on behind a prefix. */
  continue(prefix: string, options: { readonly tokens: number; readonly temperature: number }): Promise<string>;
  readonly requests: number;
}

export interface EndpointOptions {
  /** As the endpoint knows it. */
  readonly model: string;
  /** Sent as a bearer's; never in a log or an error. */
  readonly key?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 60_000;
const MOST_BYTES = 8 * 1024 * 1024;

const completions = z.object({
  choices: z
    .array(
      z.object({
        text: z.string().optional(),
        logprobs: z
          .object({
            tokens: z.array(z.string()),
            token_logprobs: z.array(z.number().nullable()),
            text_offset: z.array(z.int()).optional(),
          })
          .nullish(),
      }),
    )
    .min(1),
});
const chat = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1) });

/**
 * An endpoint that speaks as OpenAI's does: `/completions`, which alone can tell the probability of a given text (`echo`
 * with `logprobs`, as vLLM and llama.cpp answer it), else `/chat/completions`.
 *
 * @param address with the version: `http://host/v1`
 * @throws {ParapetError} PARAPET_PRIVACY_ENDPOINT for an address that holds a user or a query
 */
export function openLanguageEndpoint(address: string, options: EndpointOptions): LanguageEndpoint {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.username !== "" || url.password !== "" || url.search !== "")
    throw new ParapetError("PARAPET_PRIVACY_ENDPOINT", "the address is none, or holds what may be a secret", {
      hint: "Give it as http://host/v1, and the key by the name of its variable with --key.",
      exit: EXIT.usage,
    });
  const title = `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, "")}`;
  const base = address.replace(/\/$/, "");
  let requests = 0;
  let hasCompletions = true;
  let hasEcho = true;

  const post = async (path: string, body: object): Promise<unknown> => {
    requests++;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await (options.fetch ?? fetch)(`${base}${path}`, {
      method: "POST",
      redirect: "error",
      signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
      headers: {
        "content-type": "application/json",
        ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
      },
      body: JSON.stringify({ model: options.model, ...body }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Unanswered(response.status);
    }
    return JSON.parse(await boundedText(response, MOST_BYTES));
  };
  const failed = (cause: unknown): never => {
    if (options.signal?.aborted === true) throw cause;
    const why = cause instanceof Unanswered ? `it answered ${cause.status}` : reasonOf(cause).slice(0, 200);
    throw new ParapetError("PARAPET_PRIVACY_ENDPOINT", `${title} gave no answer that can be read: ${why}`, {
      hint: "Give the address with its version, as http://host/v1, the model's name with --model and its key with --key.",
      exit: EXIT.environment,
      cause,
    });
  };

  const told = async (prefix: string, text: string): Promise<number | undefined> => {
    const answer = completions.parse(
      await post("/completions", { prompt: prefix + text, max_tokens: 0, echo: true, logprobs: 1, temperature: 0 }),
    );
    const { tokens, token_logprobs: shares, text_offset: offsets } = answer.choices[0]?.logprobs ?? {};
    if (tokens === undefined || shares === undefined || tokens.join("") !== prefix + text) return undefined;
    let at = 0;
    let sum = 0;
    for (const [place, token] of tokens.entries()) {
      const from = offsets?.[place] ?? at;
      at = from + token.length;
      if (at <= prefix.length) continue;
      const share = shares[place];
      // A token without a probability, as the first of all has none: then nobody knows that of the whole.
      if (share === undefined || share === null) return undefined;
      sum += share;
    }
    return sum;
  };

  return {
    title,
    get requests() {
      return requests;
    },
    logProbability: async (prefix, text) => {
      if (!hasEcho) return undefined;
      try {
        const share = await told(prefix, text);
        if (share === undefined) hasEcho = false;
        return share;
      } catch (thrown) {
        // What refuses the question has no such probabilities; what is down is down.
        if (!(thrown instanceof Unanswered) || thrown.status >= 500 || [401, 403, 408, 429].includes(thrown.status))
          return failed(thrown);
        hasEcho = false;
        return undefined;
      }
    },
    continue: async (prefix, { tokens, temperature }) => {
      const limits = { max_tokens: tokens, temperature };
      try {
        if (hasCompletions) {
          try {
            const answer = completions.parse(await post("/completions", { prompt: prefix, ...limits }));
            return answer.choices[0]!.text ?? "";
          } catch (thrown) {
            if (!(thrown instanceof Unanswered) || ![400, 404, 405].includes(thrown.status)) throw thrown;
            hasCompletions = false;
          }
        }
        const messages = [{ role: "user", content: prefix }];
        return chat.parse(await post("/chat/completions", { messages, ...limits })).choices[0]!.message.content ?? "";
      } catch (thrown) {
        return failed(thrown);
      }
    },
  };
}

class Unanswered extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}
