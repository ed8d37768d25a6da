import type { IncomingMessage, ServerResponse } from "node:http";
import type { Guard, GuardHit, Inspection } from "@parapet/guard";
import type { ModelPolicy } from "../policy/index.ts";
import type { Wire } from "./wire/wire.ts";

/** Who is calling, after authentication. */
export interface Principal {
  readonly kind: "key" | "user";
  /** `key:<key id>` or `user:<subject>`: what records and limits name. */
  readonly id: string;
  readonly roles: readonly string[];
  /** Key name or the token's display name. */
  readonly name: string;
}

/** A model of the policy with its compiled guard: what one request is bound to, even when the policy is reloaded meanwhile. */
export interface Route {
  readonly name: string;
  readonly model: ModelPolicy;
  readonly guard: Guard;
  readonly onUnknown: "block" | "flag";
}

/** Everything known of one request on its way through the filters. Filters fill it in, in order. */
export interface Exchange {
  readonly id: string;
  readonly startedAt: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly wire: Wire;
  principal: Principal | undefined;
  /** Raw body as received; forwarded byte for byte unless something was redacted. */
  body: Buffer;
  /** The parsed body; undefined for bodiless requests. */
  json: unknown;
  /** Model name as the client wrote it. */
  modelName: string;
  isStream: boolean;
  user: string;
  route: Route | undefined;
  systemPrompt: string;
  inputInspection: Inspection | undefined;
  outputInspection: Inspection | undefined;
  /** Hits of shapes no table knows. */
  readonly unknownShapes: string[];
  readonly hits: GuardHit[];
  inputTokens: number;
  outputTokens: number;
  tokensEstimated: boolean;
  attempts: number;
  target: "primary" | "standby" | "maintenance" | "none";
  upstream: string;
  firstByteAt: number;
  /** Milliseconds spent waiting for others: upload, upstream. Latency minus this is ours. */
  waitedMs: number;
  readonly abort: AbortController;
}
