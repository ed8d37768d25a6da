import { CHANNELS } from "../attack.ts";
import type { Connection, Manifest } from "../manifest/index.ts";
import type { SessionOptions, Target, TargetSession } from "../target.ts";
import { at, fillTemplate, textAt, wordsOf } from "./fill.ts";
import { type Ask, httpAsk } from "./http-ask.ts";
import { observationOf, targetError } from "./observe.ts";

type Http = Extract<Connection, { readonly kind: "http" | "sse" }>;
/** Most looks at a job that is not done. */
const MOST_POLLS = 600;

/** Any application behind HTTP: a body from a template, an answer at a pointer; with a session, a token against forgery, and polling. */
export function createHttpTarget(
  manifest: Manifest,
  connection: Http,
  {
    headersFor,
    ask = httpAsk,
  }: { readonly headersFor: (role: string) => Readonly<Record<string, string>>; readonly ask?: Ask },
): Target {
  return {
    id: manifest.target,
    title: new URL(connection.url).host,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async (options) => openSession(manifest, connection, headersFor(options.role), ask, options),
  };
}

function openSession(
  manifest: Manifest,
  connection: Http,
  own: Readonly<Record<string, string>>,
  ask: Ask,
  { caseId, role }: SessionOptions,
): TargetSession {
  const { limits } = manifest;
  const headers = { ...own, "x-parapet-case": caseId };
  const user = manifest.roles[role]?.user ?? "";
  let session: string | undefined;
  const begin = async (signal: AbortSignal): Promise<string> => {
    if (connection.kind !== "http" || connection.session === undefined) return caseId;
    const { url, method, id, body } = connection.session;
    const filling = { text: "", session: "", user, documents: [] };
    const { json } = await ask({
      url,
      method,
      headers,
      signal,
      limits,
      ...(method === "GET" ? {} : { body: fillTemplate(body ?? {}, filling) }),
    });
    const found = textAt(json, id);
    if (found === "") throw targetError("no session was begun", `Look whether the answer has something at '${id}'.`);
    return found;
  };
  return {
    close: async () => {},
    send: async (turn, signal) => {
      const startedAt = performance.now();
      session ??= await begin(signal);
      const hasDocuments = JSON.stringify(connection.body ?? "").includes("{{documents}}");
      const filling = {
        text: hasDocuments ? turn.text : wordsOf(turn),
        session,
        user,
        documents: turn.attached,
      };
      const forged = connection.kind === "http" && connection.csrf !== undefined ? await tokenOf(connection.csrf) : {};
      const method = connection.kind === "http" ? connection.method : "POST";
      const url = String(
        fillTemplate(connection.url, {
          ...filling,
          text: encodeURIComponent(filling.text),
          session: encodeURIComponent(session),
        }),
      );
      const first = await ask({
        url,
        method,
        headers: { ...headers, ...forged },
        signal,
        limits,
        isStream: connection.kind === "sse",
        ...(method === "GET" ? {} : { body: fillTemplate(connection.body ?? {}, filling) }),
      });
      if (first.blockedBy !== "")
        return observationOf(manifest, { startedAt, text: first.message, blockedBy: first.blockedBy });
      if (connection.kind === "sse")
        return observationOf(manifest, {
          startedAt,
          text: first.events.map((event) => textAt(event, connection.text)).join(""),
        });
      const json = connection.poll === undefined ? first.json : await polled(connection.poll, first.json, signal);
      const text = connection.reply === "" ? first.text : textAt(json, connection.reply);
      if (text === "" && at(json, connection.reply) === undefined)
        throw targetError(
          "the answer has nothing where its text should be",
          `Look whether it has something at '${connection.reply}'.`,
        );
      return observationOf(manifest, {
        startedAt,
        text,
        ...(connection.calls === undefined ? {} : { given: at(json, connection.calls) }),
      });

      async function tokenOf({ url: from, header, from: place }: { url: string; header: string; from: string }) {
        const { json: told } = await ask({ url: from, method: "GET", headers, signal, limits });
        return { [header]: textAt(told, place) };
      }
      async function polled(
        poll: NonNullable<Extract<Http, { kind: "http" }>["poll"]>,
        begun: unknown,
        stop: AbortSignal,
      ): Promise<unknown> {
        const job = textAt(begun, poll.job);
        const target = new URL(
          String(fillTemplate(poll.url, { ...filling, job: encodeURIComponent(job) })),
          connection.url,
        );
        const until = performance.now() + limits.turnMs;
        for (let look = 0; look < MOST_POLLS && performance.now() < until; look++) {
          const { json: told } = await ask({ url: target.href, method: "GET", headers, signal: stop, limits });
          const done = at(told, poll.done);
          if (done !== undefined && done !== false && done !== null) return told;
          await new Promise((resolve) => setTimeout(resolve, poll.everyMs));
        }
        throw targetError("the job was not done in time", "Raise limits.turnMs, or look at connection.poll.done.");
      }
    },
  };
}
