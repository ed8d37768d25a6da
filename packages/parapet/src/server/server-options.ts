import type { IncomingMessage, ServerResponse } from "node:http";
import type { ConsoleBackend } from "./console-backend.ts";

export const API_PREFIX = "/api/v1";

export interface ConsoleServer {
  /** Answers everything but the gateway's own paths. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Refuses further calls. */
  close(): Promise<void>;
}

export interface ConsoleServerOptions {
  readonly backend: ConsoleBackend;
  /** Where browsers reach this server when the policy names no public URL, e.g. `http://127.0.0.1:8787`. */
  readonly baseUrl: () => string;
  /** Folder of the built console; found beside the code when left out. */
  readonly consoleFiles?: string;
}
