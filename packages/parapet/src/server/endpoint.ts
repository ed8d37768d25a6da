import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { AttemptCounts } from "./attempts.ts";
import type { Caller } from "./caller.ts";
import type { ConsoleBackend } from "./console-backend.ts";
import type { ConsolePermission } from "./permissions.ts";
import type { SessionDesk } from "./sessions.ts";

/** One call of an endpoint, parsed and permitted. */
export interface Call<Params, Query, Body> {
  readonly backend: ConsoleBackend;
  readonly desk: SessionDesk;
  /** What failed lately, by remote address. */
  readonly attempts: AttemptCounts;
  /** Undefined only at public endpoints. */
  readonly caller: Caller | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** For answers that go on for long: is the caller still who they were, and still permitted? */
  recheck(): Promise<boolean>;
}

/** What the caller must be permitted; `public` asks for nothing, `own-session` for a session, whatever it may do. */
export type EndpointPermission = ConsolePermission | "public" | "own-session";

export interface Endpoint<Params = unknown, Query = unknown, Body = unknown> {
  readonly method: "GET" | "POST" | "DELETE";
  /** Under `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly permission: EndpointPermission;
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** For the OpenAPI document. */
  readonly answer: z.ZodType | "nothing" | "event-stream" | "file";
  /** What it resolves to is the JSON answer, or a file's stream; undefined where the reply is already on its way or is empty. */
  handle(call: Call<Params, Query, Body>): Promise<unknown>;
}

/** Checks an endpoint's types against each other, then forgets them, so that many can stand in one list. */
export function defineEndpoint<Params = undefined, Query = undefined, Body = undefined>(
  endpoint: Endpoint<Params, Query, Body>,
): Endpoint {
  return endpoint as unknown as Endpoint; // its own schemas make the values that its handler is given
}

/** Who the caller is, at an endpoint that is not public. */
export function actorOf(call: { readonly caller: Caller | undefined }): string {
  if (call.caller === undefined) throw new Error("a public endpoint asked for its caller");
  return call.caller.actor;
}
