import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";

/** A body's text, read no further than `most` bytes. @throws Error beyond that */
export async function boundedText(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw new Error(`its answer is larger than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Of a wrong form the first fault, not the whole list; of a broken connection what broke it. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof z.ZodError) return `its answer has another form at ${cause.issues[0]?.path.join(".") ?? ""}`;
  if (cause instanceof SyntaxError) return "its answer is not JSON";
  const below = cause instanceof TypeError ? cause.cause : undefined;
  return messageOf(below ?? cause);
}
