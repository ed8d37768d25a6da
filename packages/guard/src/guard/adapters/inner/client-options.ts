type AnyFetch = (...words: never[]) => Promise<unknown>;

/** The client's own `fetch`, or the runtime's, looked up when it is called. */
export function ownFetch(options: object): AnyFetch {
  const { fetch } = options as { readonly fetch?: AnyFetch | null };
  return fetch ?? ((...words) => (globalThis as unknown as { fetch: AnyFetch }).fetch(...words));
}
