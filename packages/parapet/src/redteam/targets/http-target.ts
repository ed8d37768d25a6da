import type { Connection, Manifest } from "../manifest/index.ts";
import type { SessionOptions, Target, TargetSession } from "../target.ts";
import { createCookieJar } from "./cookie-jar.ts";
import {
  at,
  channelsOf,
  type Filling,
  fillTemplate,
  fillUrl,
  isDone,
  takesDocuments,
  textAt,
  textsAt,
  wordsOf,
} from "./fill.ts";
import { caseHeaders, joinTraces } from "./guard-trace.ts";
import { type Ask, httpAsk } from "./http-ask.ts";
import { headersOf, type Identity } from "./identity.ts";
import { observationOf, pause, targetError } from "./observe.ts";
import { DONE, type StreamEvent } from "./sse-events.ts";

type Http = Extract<Connection, { readonly kind: "http" | "sse" }>;
type Polling = NonNullable<Extract<Http, { kind: "http" }>["poll"]>;
/** Most looks at a job that is not done. */
const MOST_POLLS = 600;

/** Any application behind HTTP: a body from a template, an answer at a pointer; with a session, cookies, a token against forgery, and polling. */
export function createHttpTarget(
  manifest: Manifest,
  connection: Http,
  { identityOf, ask = httpAsk }: { readonly identityOf: (role: string) => Identity; readonly ask?: Ask },
): Target {
  return {
    id: manifest.target,
    title: new URL(connection.url).host,
    channels: channelsOf(connection.url, connection.body),
    close: async () => {},
    open: async (options) => openSession(manifest, connection, identityOf(options.role), ask, options),
  };
}

function openSession(
  manifest: Manifest,
  connection: Http,
  identity: Identity,
  ask: Ask,
  { caseId }: SessionOptions,
): TargetSession {
  const { limits } = manifest;
  const jar = createCookieJar();
  const headers = { ...headersOf(identity), ...caseHeaders(caseId) };
  const { user } = identity;
  let session: string | undefined;

  /** One request, with the cookies of the session. */
  const request = async (
    url: string,
    method: string,
    signal: AbortSignal,
    more: {
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly isStream?: boolean;
    } = {},
  ) => {
    const answer = await ask({
      url,
      method,
      signal,
      limits,
      headers: { ...headers, ...jar.headerFor(url, identity.headers.cookie), ...more.headers },
      ...(more.isStream === true ? { isStream: true } : {}),
      ...(method === "GET" ? {} : { body: more.body }),
    });
    jar.take(url, answer.headers);
    return answer;
  };
  const begin = async (signal: AbortSignal): Promise<string> => {
    if (connection.kind !== "http" || connection.session === undefined) return caseId;
    const { url, method, id, body } = connection.session;
    const filling = { text: "", session: "", user, documents: [] };
    const { json } = await request(url, method, signal, { body: fillTemplate(body ?? {}, filling) });
    const found = textAt(json, id);
    if (found === "") throw targetError("no session was begun", `Look whether the answer has something at '${id}'.`);
    return found;
  };
  const forged = async (signal: AbortSignal): Promise<Readonly<Record<string, string>>> => {
    if (connection.kind !== "http" || connection.csrf === undefined) return {};
    const { url, header, from } = connection.csrf;
    const token = textAt((await request(url, "GET", signal)).json, from);
    if (token === "") throw targetError("no token was given", `Look whether the answer has something at '${from}'.`);
    return { [header]: token };
  };
  const polled = async (poll: Polling, filling: Filling, signal: AbortSignal): Promise<unknown> => {
    const url = new URL(fillUrl(poll.url, filling), fillUrl(connection.url, filling)).href;
    const until = performance.now() + limits.turnMs;
    for (let look = 0; look < MOST_POLLS && performance.now() < until; look++) {
      const { json } = await request(url, "GET", signal);
      if (isDone(json, poll.done)) return json;
      await pause(poll.everyMs, signal, "a job");
    }
    throw targetError("the job was not done in time", "Raise limits.turnMs, or look at connection.poll.done.");
  };
  return {
    close: async () => {},
    send: async (turn, signal) => {
      const startedAt = performance.now();
      session ??= await begin(signal);
      const text = takesDocuments(connection.url, connection.body) ? turn.text : wordsOf(turn);
      const filling = { text, session, user, documents: turn.attached };
      const answer = await request(
        fillUrl(connection.url, filling),
        connection.kind === "http" ? connection.method : "POST",
        signal,
        {
          body: fillTemplate(connection.body ?? {}, filling),
          headers: await forged(signal),
          isStream: connection.kind === "sse",
        },
      );
      const { blockedBy, message, events } = answer;
      const guard = joinTraces([answer.guard]);
      if (connection.kind === "sse") {
        const streamed = streamedText(events, connection, blockedBy !== "");
        return observationOf(manifest, { startedAt, text: streamed === "" ? message : streamed, blockedBy, ...guard });
      }
      const { poll, reply, calls, retrieved } = connection;
      if (blockedBy !== "") {
        // Some say no beside what had been written by then.
        const written = reply === "" ? "" : textAt(answer.json, reply);
        return observationOf(manifest, { startedAt, text: written === "" ? message : written, blockedBy, ...guard });
      }
      const json =
        poll === undefined
          ? answer.json
          : await polled(poll, { ...filling, job: textAt(answer.json, poll.job) }, signal);
      const isWhole = reply === "" && poll === undefined;
      if (!isWhole && (at(json, reply) ?? null) === null)
        throw targetError(
          "the answer has nothing where its text should be",
          `Look whether it has something at '${reply}'.`,
        );
      return observationOf(manifest, {
        startedAt,
        ...guard,
        text: isWhole ? answer.text : textAt(json, reply),
        ...(calls === undefined ? {} : { given: at(json, calls) }),
        ...(retrieved === undefined ? {} : { retrieved: textsAt(json, retrieved) }),
      });
    },
  };
}

/** The pieces joined. A stream that a guard has cut has no end, and what it has said was said. */
function streamedText(
  events: readonly StreamEvent[],
  { text, done }: Extract<Http, { readonly kind: "sse" }>,
  isCut: boolean,
): string {
  const isOver = events.some(({ data, json }) => data === DONE || (done !== undefined && isDone(json, done)));
  if (done !== undefined && !isOver && !isCut)
    throw targetError("the stream ended before the answer did", `Look whether an event has something at '${done}'.`);
  // Where no place is named, data that is no JSON is the text itself.
  return events
    .filter(({ data }) => data !== DONE)
    .map(({ data, json }) => (json === undefined && text === "" ? data : textAt(json, text)))
    .join("");
}
