import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { CHANNELS } from "../attack.ts";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { observationOf, targetError, within } from "./observe.ts";

type Process = Extract<Connection, { readonly kind: "process" }>;
const MOST_LINE = 8 << 20;

/**
 * A child process that speaks JSON lines: `{session, role, text, attached}` in, `{text, calls?}` out, one for one, a
 * process for each session. It and all that it has started end with the session.
 */
export function createProcessTarget({ manifest, baseDirectory }: LoadedManifest, connection: Process): Target {
  const running = new Set<ChildProcessWithoutNullStreams>();
  return {
    id: manifest.target,
    title: connection.command,
    channels: new Set(CHANNELS),
    close: async () => {
      for (const child of running) end(child);
    },
    open: async ({ caseId, role }) => {
      const child = spawn(connection.command, connection.args, {
        cwd: baseDirectory,
        env: { ...process.env, ...connection.env },
        detached: true,
      });
      running.add(child);
      const lines: string[] = [];
      let waiting: { readonly take: (line: string) => void; readonly fail: (why: Error) => void } | undefined;
      let over: Error | undefined;
      const finish = (why: string): void => {
        over ??= targetError(`the process ${why}`, "Run it by hand with a line of JSON.");
        waiting?.fail(over);
        running.delete(child);
      };
      child.on("error", (cause) => finish(`could not be started: ${cause.message}`));
      child.on("exit", (code, signal) => finish(`ended (${code ?? signal})`));
      child.stdin.on("error", () => {});
      child.stderr.resume();
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line.length > MOST_LINE) return finish("wrote a line that is too long");
        if (waiting === undefined) lines.push(line);
        else waiting.take(line);
      });
      const next = (): Promise<string> =>
        new Promise((resolve, reject) => {
          const line = lines.shift();
          if (line !== undefined) resolve(line);
          else if (over !== undefined) reject(over);
          else {
            const done = (): void => {
              waiting = undefined;
            };
            waiting = {
              take: (told) => {
                done();
                resolve(told);
              },
              fail: (why) => {
                done();
                reject(why);
              },
            };
          }
        });
      return {
        close: async () => {
          running.delete(child);
          end(child);
        },
        send: async (turn, signal) => {
          const startedAt = performance.now();
          child.stdin.write(`${JSON.stringify({ session: caseId, role, text: turn.text, attached: turn.attached })}\n`);
          const line = await within(next(), manifest.limits.turnMs, signal, "the process");
          let told: { readonly text?: unknown; readonly calls?: unknown };
          try {
            told = JSON.parse(line);
          } catch (cause) {
            throw targetError(
              "the process wrote a line that is no JSON",
              'One answer is one line: {"text": "…"}.',
              cause,
            );
          }
          if (typeof told?.text !== "string")
            throw targetError("the process gave an answer without a text", 'One answer is one line: {"text": "…"}.');
          return observationOf(manifest, { startedAt, text: told.text, given: told.calls });
        },
      };
    },
  };
}

/** With all that it has started. */
function end(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
