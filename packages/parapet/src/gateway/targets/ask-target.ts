import type { Dispatcher } from "undici";
import type { Target } from "./target.ts";

/** A whole answer, for questions that no client waits for. */
export interface TargetAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Asks once, without retries, and reads the answer to its end.
 *
 * @throws when it is not there, not in time, longer than `maxBytes`
 */
export function askTarget(
  { pool }: Pick<Target, "pool">,
  request: Pick<Dispatcher.DispatchOptions, "path" | "method" | "headers" | "body">,
  { timeoutMs, maxBytes }: { readonly timeoutMs: number; readonly maxBytes: number },
): Promise<TargetAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    let status = 0;
    let running: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const give = (why: Error): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      reject(why);
      running?.abort(why);
    };
    const timer = setTimeout(() => give(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    pool.dispatch(request, {
      onRequestStart: (controller) => {
        running = controller;
        if (isOver) controller.abort(new Error("nobody waits for it"));
      },
      onResponseStart: (_, code) => {
        status = code;
      },
      onResponseData: (_, chunk) => {
        size += chunk.length;
        if (size > maxBytes) give(new Error(`the answer is longer than ${maxBytes} bytes`));
        else parts.push(chunk);
      },
      onResponseEnd: () => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        resolve({ status, body: Buffer.concat(parts) });
      },
      onResponseError: (_, error) => give(error),
    });
  });
}
