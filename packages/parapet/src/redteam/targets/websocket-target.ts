import type { Connection, Manifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { channelsOf, fillTemplate, isDone, takesDocuments, textAt, wordsOf } from "./fill.ts";
import { caseHeaders } from "./guard-trace.ts";
import { headersOf, type Identity } from "./identity.ts";
import { observationOf, targetError, within } from "./observe.ts";
import { parsedJson } from "./parsed-json.ts";
import { complaintIn, isGuard, refuseSpent } from "./said-no.ts";

type Socket = Extract<Connection, { readonly kind: "websocket" }>;
const MOST_CHARACTERS = 8 << 20;

/** Node's own, which takes headers besides what browsers know. */
const Connected = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

/** An application behind a WebSocket: JSON out, JSON in, one socket a session. */
export function createWebSocketTarget(
  manifest: Manifest,
  connection: Socket,
  identityOf: (role: string) => Identity,
): Target {
  const { host } = new URL(connection.url);
  return {
    id: manifest.target,
    title: host,
    channels: channelsOf(connection.message),
    close: async () => {},
    open: async ({ caseId, role }) => {
      const identity = identityOf(role);
      const socket = connect(connection.url, { ...headersOf(identity), ...caseHeaders(caseId) }, host);
      const opened = new Promise<void>((resolve, reject) => {
        socket.addEventListener("open", () => resolve(), { once: true });
        const onFailure = (): void => reject(targetError(`no socket at ${host}`, "Is the target running?"));
        socket.addEventListener("error", onFailure, { once: true });
        socket.addEventListener("close", onFailure, { once: true });
      });
      opened.catch(() => {});
      const limited = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
        within(work, manifest.limits.turnMs, signal, "the socket");
      return {
        close: async () => socket.close(),
        send: async (turn, signal) => {
          const startedAt = performance.now();
          await limited(opened, signal);
          const text = takesDocuments(connection.message) ? turn.text : wordsOf(turn);
          const filling = { text, session: caseId, user: identity.user, documents: turn.attached };
          const answer = answerOn(socket, connection);
          try {
            socket.send(JSON.stringify(fillTemplate(connection.message, filling)));
            return observationOf(manifest, { startedAt, ...(await limited(answer.complete, signal)) });
          } catch (thrown) {
            // What still comes would be taken for the answer to what is said next.
            socket.close();
            throw thrown;
          } finally {
            answer.forget();
          }
        },
      };
    },
  };
}

/** A header that no socket can have would be quoted, key and all. */
function connect(url: string, headers: Readonly<Record<string, string>>, host: string): WebSocket {
  try {
    return new Connected(url.replace(/^http/, "ws"), { headers });
  } catch {
    throw targetError(`no socket to ${host} can be opened`, "Does a secret among the headers hold a line break?");
  }
}

/** What comes until an answer is complete, or a guard ends it. */
function answerOn(socket: WebSocket, connection: Socket) {
  let text = "";
  let onMessage: (event: MessageEvent) => void;
  let onClose: () => void;
  const complete = new Promise<{ readonly text: string; readonly blockedBy: string }>((resolve, reject) => {
    onClose = () =>
      reject(targetError("the socket was closed before the answer was complete", "Look at the target's log."));
    onMessage = ({ data }) => {
      const json = parsedJson(String(data));
      if (json === undefined) return;
      const said = complaintIn(json);
      text += textAt(json, connection.text);
      try {
        refuseSpent(said);
      } catch (thrown) {
        return reject(thrown);
      }
      if (isGuard(said.code)) resolve({ text: text === "" ? said.message : text, blockedBy: said.code });
      else if (text.length > MOST_CHARACTERS)
        reject(targetError("the answer is too long", "Look why it does not end."));
      else if (isDone(json, connection.done)) resolve({ text, blockedBy: "" });
    };
    if (socket.readyState !== WebSocket.OPEN) onClose();
    socket.addEventListener("message", onMessage);
    socket.addEventListener("close", onClose);
  });
  complete.catch(() => {});
  return {
    complete,
    forget: () => {
      socket.removeEventListener("message", onMessage);
      socket.removeEventListener("close", onClose);
    },
  };
}
