import { parsedJson } from "./parsed-json.ts";

/** One server-sent event. */
export interface StreamEvent {
  /** "" where the stream names none. */
  readonly name: string;
  readonly data: string;
  /** `data`, parsed; undefined where it is no JSON. */
  readonly json: unknown;
}

/** The end that many streams say in a word. */
export const DONE = "[DONE]";

/**
 * Events of a stream that has ended; comments and events without data are left out. The last one counts without the
 * empty line behind it: many servers forget that line.
 *
 * @see WHATWG HTML, 9.2.6, Interpreting an event stream
 */
export function readEvents(text: string): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  let name = "";
  let data: string[] = [];
  const finish = (): void => {
    const joined = data.join("\n");
    if (joined !== "") events.push({ name, data: joined, json: parsedJson(joined) });
    name = "";
    data = [];
  };
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)) {
    if (line === "") finish();
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data.push(value);
    else if (field === "event") name = value;
  }
  finish();
  return events;
}
