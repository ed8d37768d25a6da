import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { recordsFrom, recordsOfStream } from "./read-records.ts";

const IDLE_MS = 60_000;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isUrl = (place: string): boolean => /^https?:\/\//i.test(place);

/** A place without the user, password and query that its URL may carry. */
export function placeInWords(place: string): string {
  const url = isUrl(place) ? URL.parse(place) : null;
  return url === null ? place : `${url.origin}${url.pathname}`;
}

/** The OSV records of files, folders and URLs, one after the other. Only here does a scan's part reach the network. */
export async function* recordsOfPlaces(places: readonly string[], signal?: AbortSignal): AsyncGenerator<unknown> {
  for (const place of places) yield* isUrl(place) ? recordsOfUrl(place, signal) : recordsFrom(place);
}

async function* recordsOfUrl(place: string, signal: AbortSignal | undefined): AsyncGenerator<unknown> {
  const refuse = (why: string, cause?: unknown): ParapetError =>
    new ParapetError("PARAPET_SCAN_DATABASE", `${placeInWords(place)}: ${why}`, {
      hint: "Fetch the dump by other means, and name the file: parapet scan db update --from all.zip",
      exit: EXIT.environment,
      cause,
    });
  const url = URL.parse(place);
  if (url === null) throw refuse("is no URL");
  if (url.protocol !== "https:" && !LOOPBACK.has(url.hostname)) throw refuse("advisories are fetched by https alone");
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), IDLE_MS);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([stall.signal, ...(signal === undefined ? [] : [signal])]),
    });
    if (!response.ok || response.body === null) throw refuse(`answered ${response.status}`);
    const { body } = response;
    const alive = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of body) {
        timer.refresh();
        yield chunk;
      }
    };
    yield* recordsOfStream(alive());
  } catch (thrown) {
    if (thrown instanceof ParapetError) throw thrown;
    throw refuse(stall.signal.aborted ? "sends nothing any more" : messageOf(thrown), thrown);
  } finally {
    clearTimeout(timer);
  }
}
