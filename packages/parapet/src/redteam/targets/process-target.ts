import { CHANNELS } from "../attack.ts";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { type ChildLines, startChild } from "./child-lines.ts";
import { observationOf, targetError, within } from "./observe.ts";
import { parsedJson } from "./parsed-json.ts";

type Process = Extract<Connection, { readonly kind: "process" }>;

/**
 * A child process that speaks JSON lines: `{session, role, text, attached}` in, `{text, calls?}` out, one for one, a
 * process for each session. It and all that it has started end with the session.
 */
export function createProcessTarget({ manifest, baseDirectory }: LoadedManifest, connection: Process): Target {
  const running = new Set<ChildLines>();
  return {
    id: manifest.target,
    title: connection.command,
    channels: new Set(CHANNELS),
    close: async () => {
      for (const child of running) child.end();
    },
    open: async ({ caseId, role }) => {
      let waiting: { readonly take: (line: string) => void; readonly fail: (why: Error) => void } | undefined;
      let over: Error | undefined;
      const stop = (why: string): void => {
        over ??= targetError(`the process ${why}`, "Run it by hand with a line of JSON.");
        waiting?.fail(over);
        running.delete(child);
      };
      const child = startChild(
        {
          command: connection.command,
          args: connection.args,
          cwd: baseDirectory,
          env: { ...process.env, ...connection.env },
        },
        {
          // One that was not asked for would be taken for the answer to what is said next.
          line: (line) => {
            if (waiting === undefined) return stop("said something that it was not asked");
            waiting.take(line);
            waiting = undefined;
          },
          over: stop,
        },
      );
      running.add(child);
      const ask = (line: string): Promise<string> =>
        new Promise((resolve, reject) => {
          if (over !== undefined) return reject(over);
          waiting = { take: resolve, fail: reject };
          child.write(line);
        });
      return {
        close: async () => {
          running.delete(child);
          child.end();
        },
        send: async (turn, signal) => {
          const startedAt = performance.now();
          const said = { session: caseId, role, text: turn.text, attached: turn.attached };
          try {
            const line = await within(ask(JSON.stringify(said)), manifest.limits.turnMs, signal, "the process");
            const told = parsedJson(line) as { readonly text?: unknown; readonly calls?: unknown } | null | undefined;
            if (typeof told?.text !== "string")
              throw targetError("the process gave no answer with a text", 'One answer is one line: {"text": "…"}.');
            return observationOf(manifest, { startedAt, text: told.text, given: told.calls });
          } catch (thrown) {
            // Its answer may still come, and would be taken for that to what is said next.
            stop("gave no answer before");
            throw thrown;
          } finally {
            waiting = undefined;
          }
        },
      };
    },
  };
}
