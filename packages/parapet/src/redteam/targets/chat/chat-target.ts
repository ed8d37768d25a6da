import { ParapetError } from "@parapet/guard/kernel";
import type { Channel } from "../../attack.ts";
import type { Manifest } from "../../manifest/index.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Observation, SeenCall, SessionOptions, SideEffect, Target, TargetSession, Turn } from "../../target.ts";
import { type Ask, httpAsk } from "../http-ask.ts";
import type { ChatWire, Message, WireCall, WireReply } from "./wire.ts";

const CHANNELS: readonly Channel[] = [
  "user",
  "document",
  "web-page",
  "email",
  "tool-result",
  "rag-chunk",
  "file-name",
  "image-alt",
  "code-comment",
  "memory",
  "tool-definition",
];

type ChatConnection = Extract<
  Manifest["connection"],
  { readonly kind: "openai-chat" | "openai-responses" | "anthropic" }
>;

/**
 * A chat endpoint with the test in the application's place: it offers the manifest's tools, plays them in a sandbox,
 * and gives what they return back, until the model answers in words.
 */
export function createChatTarget(
  manifest: Manifest,
  connection: ChatConnection,
  wire: ChatWire,
  options: { readonly apiKey: (role: string) => string | undefined; readonly ask?: Ask },
): Target {
  const ask = options.ask ?? httpAsk;
  return {
    id: manifest.target,
    title: `${connection.model} at ${new URL(connection.url).host}`,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async (session) =>
      openSession(manifest, connection, wire, { ask, apiKey: options.apiKey(session.role) }, session),
  };
}

function openSession(
  manifest: Manifest,
  connection: ChatConnection,
  wire: ChatWire,
  { ask, apiKey }: { readonly ask: Ask; readonly apiKey: string | undefined },
  { caseId, role }: SessionOptions,
): TargetSession {
  const sandbox = createSandbox(manifest);
  const messages: Message[] = [];
  const poisoned = new Map<string, string>();
  let made = 0;
  const url = connection.url.replace(/\/$/, "") + wire.path;
  const headers = {
    ...connection.headers,
    ...manifest.roles[role]?.headers,
    ...wire.headers(apiKey),
    "x-parapet-case": caseId,
  };
  const request = async (
    signal: AbortSignal,
  ): Promise<WireReply | { readonly blockedBy: string; readonly text: string }> => {
    const tools = manifest.tools.map((tool) => ({
      name: tool.name,
      description: poisoned.get(tool.name) ?? tool.description,
      parameters: tool.parameters,
    }));
    const body = wire.body({
      model: connection.model,
      system: connection.system,
      messages,
      tools,
      stream: connection.stream,
    });
    const answer = await ask({
      url,
      method: "POST",
      headers,
      body,
      signal,
      limits: manifest.limits,
      isStream: connection.stream,
    });
    if (answer.blockedBy !== "") return { blockedBy: answer.blockedBy, text: answer.message };
    try {
      return connection.stream ? wire.readStream(answer.events) : wire.read(answer.json);
    } catch (cause) {
      throw new ParapetError("PARAPET_REDTEAM_TARGET", `${url} answered in no way that this wire knows`, {
        hint: "Is connection.kind right, and does the URL end before the wire's own path?",
        cause,
      });
    }
  };
  return {
    close: async () => {},
    send: async (turn, signal) => {
      const startedAt = performance.now();
      for (const message of messagesOf(turn, manifest, poisoned, () => `t${made++}`)) messages.push(message);
      const calls: SeenCall[] = [];
      const effects: SideEffect[] = [];
      const retrieved = turn.attached.map(({ text }) => text);
      let inputTokens = 0;
      let outputTokens = 0;
      let text = "";
      let blockedBy = "";
      for (let step = 0; step < connection.maxSteps; step++) {
        const reply = await request(signal);
        if ("blockedBy" in reply) {
          blockedBy = reply.blockedBy;
          text = text === "" ? reply.text : text;
          break;
        }
        inputTokens += reply.inputTokens;
        outputTokens += reply.outputTokens;
        text = text === "" ? reply.text : `${text}\n${reply.text}`;
        messages.push({ role: "assistant", text: reply.text, calls: reply.calls });
        if (reply.calls.length === 0) break;
        for (const call of reply.calls) {
          const done = sandbox.call(call.name, call.arguments);
          calls.push(done.seen);
          effects.push(...done.effects);
          retrieved.push(done.returned);
          messages.push({ role: "tool", id: call.id, name: call.name, text: done.returned });
        }
      }
      const elapsedMs = performance.now() - startedAt;
      return { text, calls, effects, retrieved, blockedBy, inputTokens, outputTokens, elapsedMs } satisfies Observation;
    },
  };
}

/** What comes another way than the user's own words, put where an application would put it. */
function messagesOf(
  { text, attached }: Turn,
  { tools }: Manifest,
  poisoned: Map<string, string>,
  nextId: () => string,
): readonly Message[] {
  const returned: Message[] = [];
  const beside: string[] = [];
  for (const one of attached) {
    if (one.channel === "tool-definition") poisoned.set(one.name || (tools[0]?.name ?? ""), one.text);
    else if (one.channel === "tool-result") {
      const tool = tools.find(({ isUntrusted }) => isUntrusted) ?? tools[0];
      const call: WireCall = { id: nextId(), name: tool?.name ?? "search", arguments: {} };
      returned.push(
        { role: "assistant", text: "", calls: [call] },
        { role: "tool", id: call.id, name: call.name, text: one.text },
      );
    } else beside.push(`<${one.channel} name="${one.name.replaceAll('"', "'")}">\n${one.text}\n</${one.channel}>`);
  }
  return [{ role: "user", text: [text, ...beside].filter(Boolean).join("\n\n") }, ...returned];
}
