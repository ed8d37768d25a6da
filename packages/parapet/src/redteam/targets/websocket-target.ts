import { CHANNELS } from "../attack.ts";
import type { Connection, Manifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { at, fillTemplate, textAt, wordsOf } from "./fill.ts";
import { observationOf, targetError, within } from "./observe.ts";

type Socket = Extract<Connection, { readonly kind: "websocket" }>;
const MOST_CHARACTERS = 8 << 20;

/** An application behind a WebSocket: JSON out, JSON in, one socket a session. */
export function createWebSocketTarget(manifest: Manifest, connection: Socket): Target {
  return {
    id: manifest.target,
    title: new URL(connection.url).host,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async ({ caseId, role }) => {
      const url = connection.url.replace(/^http/, "ws");
      const socket = new WebSocket(url);
      const opened = new Promise<void>((resolve, reject) => {
        socket.addEventListener("open", () => resolve(), { once: true });
        socket.addEventListener(
          "error",
          () => reject(targetError(`no socket at ${new URL(url).host}`, "Is the target running?")),
          { once: true },
        );
      });
      opened.catch(() => {});
      const user = manifest.roles[role]?.user ?? "";
      return {
        close: async () => socket.close(),
        send: async (turn, signal) => {
          const startedAt = performance.now();
          await within(opened, manifest.limits.turnMs, signal, "the socket");
          let text = "";
          const answered = new Promise<void>((resolve, reject) => {
            const onClose = (): void =>
              reject(targetError("the socket was closed before the answer was complete", "Look at the target's log."));
            const onMessage = ({ data }: MessageEvent): void => {
              let json: unknown;
              try {
                json = JSON.parse(String(data));
              } catch {
                return;
              }
              text += textAt(json, connection.text);
              const done = at(json, connection.done);
              if (text.length <= MOST_CHARACTERS && (done === undefined || done === false)) return;
              socket.removeEventListener("message", onMessage);
              socket.removeEventListener("close", onClose);
              if (text.length > MOST_CHARACTERS)
                reject(targetError("the answer is too long", "Look why it does not end."));
              else resolve();
            };
            socket.addEventListener("message", onMessage);
            socket.addEventListener("close", onClose, { once: true });
          });
          const filling = { text: wordsOf(turn), session: caseId, user, documents: turn.attached };
          socket.send(JSON.stringify(fillTemplate(connection.message, filling)));
          await within(answered, manifest.limits.turnMs, signal, "the socket");
          return observationOf(manifest, { startedAt, text });
        },
      };
    },
  };
}
