import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Manifest } from "../manifest/index.ts";
import type { Attacker } from "./attacker.ts";
import { digestOf } from "./recorded-attacker.ts";

type Named = NonNullable<Manifest["attacker"]>;

interface AttackerOptions {
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  /** Lets it stand on another machine: what the target answered goes there. */
  readonly mayBeRemote: boolean;
}

/** Longer answers are not read. */
const MOST_BYTES = 1 << 20;
/** Of one message that is sent on. */
const LONGEST = 8_000;
const MOST_TOKENS = 800;

/**
 * A model behind OpenAI's chat wire. It is asked at temperature 0 and with a seed; what it says is taken as text and
 * nothing else.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_ATTACKER for an address that is not this machine's, unless that is allowed
 */
export function openaiAttacker(named: Named, options: AttackerOptions): Attacker {
  const url = endpointOf(named.baseUrl, options.mayBeRemote);
  return {
    think: async (question, at, signal) => {
      const answer = await ask(url, named.model, question.think, options, signal);
      const text = wordsIn(answer);
      if (text === "") throw broken(url, "it wrote nothing");
      const { prompt_tokens: read, completion_tokens: written } = answer.usage ?? {};
      return {
        ...at,
        digest: digestOf(question),
        text: text.slice(0, LONGEST).toWellFormed(),
        inputTokens: countOf(read, JSON.stringify(question.think)),
        outputTokens: countOf(written, text),
      };
    },
  };
}

function endpointOf(baseUrl: string, mayBeRemote: boolean): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/chat/completions`);
  const refuse = (problem: string, hint: string): never => {
    throw new ParapetError("PARAPET_REDTEAM_ATTACKER", `the attacker's address ${problem}`, { hint, exit: EXIT.usage });
  };
  if (url.username !== "" || url.password !== "")
    refuse("holds a name or a password", "Give the key by reference: attacker.apiKey: env:ATTACKER_KEY.");
  const isLocal = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (!isLocal && !mayBeRemote)
    refuse(
      `is ${url.hostname}, which is not this machine`,
      "What the target answers would go there. If that is meant, run with --allow-remote-attacker.",
    );
  return url;
}

interface ChatAnswer {
  readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown };
}

async function ask(
  url: URL,
  model: string,
  messages: readonly object[],
  { apiKey, timeoutMs }: AttackerOptions,
  signal: AbortSignal,
): Promise<ChatAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, messages, temperature: 0, seed: 1, max_tokens: MOST_TOKENS, stream: false }),
    });
    const text = await readBounded(response);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return (JSON.parse(text) ?? {}) as ChatAnswer; // every field is looked at before it is used
  } catch (cause) {
    if (signal.aborted)
      throw new ParapetError("PARAPET_REDTEAM_INTERRUPTED", "interrupted while the attacker was asked", { cause });
    throw broken(url, cause instanceof SyntaxError ? "its answer is no JSON" : messageOf(cause), cause);
  }
}

const broken = (url: URL, why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_REDTEAM_ATTACKER", `no attack from the model at ${url.origin}: ${why}`, {
    hint: "The case is an error, and never safe. Does the model run, and is its name right?",
    exit: EXIT.environment,
    cause,
  });

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`its answer is longer than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The message alone: some models think aloud before it, or put it in quotation marks or a fence. */
function wordsIn({ choices }: ChatAnswer): string {
  const content = Array.isArray(choices) ? choices[0]?.message?.content : undefined;
  if (typeof content !== "string") return "";
  const thought = content.lastIndexOf("</think>");
  const said = (thought < 0 ? content : content.slice(thought + "</think>".length)).trim();
  const fenced = /^```[a-z]*\n([\s\S]*)\n```$/.exec(said)?.[1] ?? said;
  return /^"[^"]*"$/.test(fenced) ? fenced.slice(1, -1).trim() : fenced.trim();
}

/** Told by the wire, else about four characters each. */
const countOf = (told: unknown, text: string): number =>
  typeof told === "number" && Number.isSafeInteger(told) && told >= 0 ? told : Math.ceil(text.length / 4);
