import type { Reader } from "./reader.ts";
import { web } from "./web.ts";

export interface PullSteps<In, Out> {
  /** Calls `send` for what may go. */
  take(value: In, send: (out: Out) => void): void;
  end(send: (out: Out) => void): void;
  /** @returns true when last words were sent, and the stream may simply end */
  fail(thrown: unknown, send: (out: Out) => void): boolean;
}

/** A web stream that reads another only as fast as it is read itself; cancelling it cancels the other. */
export function pullStream<In, Out>(source: { getReader(): Reader<In> }, steps: PullSteps<In, Out>): unknown {
  const reader = source.getReader();
  return new web.ReadableStream({
    async pull(controller) {
      let isSent = false;
      const send = (out: Out): void => {
        isSent = true;
        controller.enqueue(out);
      };
      try {
        while (!isSent) {
          const { done, value } = await reader.read();
          if (!done) {
            steps.take(value as In, send);
            continue;
          }
          steps.end(send);
          controller.close();
          return;
        }
      } catch (thrown) {
        // What breaks is not passed: it was refused, it cannot be read, or the connection fell.
        reader.cancel(thrown).catch(() => {});
        if (steps.fail(thrown, send)) controller.close();
        else controller.error(thrown);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
