/** What went wrong, in the API's own words: a stable code, a plain sentence, and what to do next. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly hint: string;

  constructor(status: number, code: string, message: string, hint = "") {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

export interface CallOptions {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Calls the console API.
 *
 * @param path below `/api/v1`, e.g. `/overview?window=1h`
 * @throws {ApiError} for every answer that is not 2xx, and `PARAPET_CONSOLE_UNREACHABLE` when there is no answer
 */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const { method = "GET", body, signal } = options;
  const headers = new Headers({ accept: "application/json" });
  // A cross-site form cannot send it: this, with the SameSite cookie, is what keeps forged calls out.
  if (method !== "GET") headers.set("x-parapet-csrf", "1");
  if (body !== undefined) headers.set("content-type", "application/json");
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(
      0,
      "PARAPET_CONSOLE_UNREACHABLE",
      "Parapet does not answer.",
      "Is it still running? Start it with 'parapet up'; this page tries again by itself.",
    );
  }
  const text = await response.text();
  const json = parse(text);
  if (response.ok) return json as T; // The server's contract is typed in api-types.ts and tested there.
  throw errorOf(response.status, json);
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads `{ error: { code, message, hint? } }`; anything else becomes an honest stand-in. */
export function errorOf(status: number, json: unknown): ApiError {
  const error = (json as { error?: { code?: unknown; message?: unknown; hint?: unknown } } | undefined)?.error;
  return new ApiError(
    status,
    typeof error?.code === "string" ? error.code : `HTTP_${status}`,
    typeof error?.message === "string" ? error.message : `The server answered ${status} without saying why.`,
    typeof error?.hint === "string" ? error.hint : "",
  );
}
