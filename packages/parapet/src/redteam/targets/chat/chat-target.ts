import { CHANNELS } from "../../attack.ts";
import type { Manifest } from "../../manifest/index.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { GuardSeen, SeenCall, SessionOptions, SideEffect, Target, TargetSession, Turn } from "../../target.ts";
import { caseHeaders, joinTraces } from "../guard-trace.ts";
import { type Ask, httpAsk, originOf } from "../http-ask.ts";
import type { Identity } from "../identity.ts";
import { callsIn, observationOf, targetError } from "../observe.ts";
import { DONE } from "../sse-events.ts";
import type { ChatWire, Message, WireCall, WireReply } from "./wire.ts";

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
  options: { readonly identityOf: (role: string) => Identity; readonly ask?: Ask },
): Target {
  const ask = options.ask ?? httpAsk;
  return {
    id: manifest.target,
    title: `${connection.model} at ${new URL(connection.url).host}`,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async (session) =>
      openSession(manifest, connection, wire, { ask, identity: options.identityOf(session.role) }, session),
  };
}

const NOTHING: WireReply = { text: "", calls: [], inputTokens: 0, outputTokens: 0 };

function openSession(
  manifest: Manifest,
  connection: ChatConnection,
  wire: ChatWire,
  { ask, identity }: { readonly ask: Ask; readonly identity: Identity },
  { caseId }: SessionOptions,
): TargetSession {
  const sandbox = createSandbox(manifest);
  const messages: Message[] = [];
  const poisoned = new Map<string, string>();
  let made = 0;
  const url = connection.url.replace(/\/$/, "") + wire.path;
  const headers = { ...identity.headers, ...wire.headers(identity.apiKey), ...caseHeaders(caseId) };
  const request = async (signal: AbortSignal): Promise<WireReply & { readonly guard?: GuardSeen | undefined }> => {
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
    const { blockedBy, message, guard } = answer;
    const isCut = blockedBy !== "";
    if (isCut && !connection.stream) return { ...NOTHING, text: message, blockedBy, guard };
    let reply: WireReply;
    try {
      const events = answer.events.filter(({ data }) => data !== DONE);
      if (events.some(({ json }) => json === undefined)) throw new Error("an event is no JSON");
      reply = connection.stream
        ? wire.readStream(
            events.map(({ json }) => json),
            isCut || events.length < answer.events.length,
          )
        : wire.read(answer.json);
    } catch (cause) {
      throw targetError(
        `${originOf(url)} gave no whole answer that the wire '${connection.kind}' knows`,
        "Is connection.kind right, and does the URL end before the wire's own path?",
        cause,
      );
    }
    return isCut ? { ...reply, blockedBy, guard, text: reply.text === "" ? message : reply.text } : { ...reply, guard };
  };
  return {
    close: async () => {},
    send: async (turn, signal) => {
      const startedAt = performance.now();
      for (const message of messagesOf(turn, manifest, poisoned, () => `t${made++}`)) messages.push(message);
      const calls: SeenCall[] = [];
      const effects: SideEffect[] = [];
      const retrieved = turn.attached.map(({ text }) => text);
      const traces: (GuardSeen | undefined)[] = [];
      let inputTokens = 0;
      let outputTokens = 0;
      let text = "";
      let blockedBy = "";
      for (let step = 0; step < connection.maxSteps; step++) {
        const reply = await request(signal);
        traces.push(reply.guard);
        inputTokens += reply.inputTokens;
        outputTokens += reply.outputTokens;
        text = [text, reply.text].filter(Boolean).join("\n");
        if (reply.blockedBy !== undefined) {
          blockedBy = reply.blockedBy;
          // Asked for, and left before the cut: whoever reads the stream may have made them.
          calls.push(...callsIn(reply.calls, manifest));
          break;
        }
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
      return observationOf(manifest, {
        startedAt,
        text,
        calls,
        effects,
        retrieved,
        blockedBy,
        inputTokens,
        outputTokens,
        ...joinTraces(traces),
      });
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
