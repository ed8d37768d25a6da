/*
 * The few things of a web runtime that an adapter of `fetch` uses, as far as it uses them. Every runtime that has
 * `fetch` has them; nothing is touched before an adapter is called.
 */

import type { Reader } from "./reader.ts";

interface WebHeaders {
  get(name: string): string | null;
  delete(name: string): void;
}

export interface WebResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: WebHeaders;
  readonly body: { getReader(): Reader<Uint8Array> } | null;
  text(): Promise<string>;
}

interface WebRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: WebHeaders;
  readonly signal: unknown;
  clone(): { text(): Promise<string> };
}

interface WebController {
  enqueue(chunk: unknown): void;
  close(): void;
  error(reason: unknown): void;
}

interface Runtime {
  readonly Request: new (input: string, init?: object) => WebRequest;
  readonly Response: new (body?: unknown, init?: object) => WebResponse;
  readonly ReadableStream: new (source: {
    pull(controller: WebController): Promise<void> | void;
    cancel(reason: unknown): unknown;
  }) => unknown;
  readonly TextDecoder: new (
    label?: string,
    options?: { readonly fatal: boolean },
  ) => {
    decode(bytes?: unknown, options?: { readonly stream: boolean }): string;
  };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
}

export const web: Runtime = globalThis as unknown as Runtime;

export function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

export type { WebRequest };
