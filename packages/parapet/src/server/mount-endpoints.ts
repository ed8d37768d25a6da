import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { AttemptCounts } from "./attempts.ts";
import { checkFetchSite, checkSameSite } from "./browser-defence.ts";
import { bearerOf, type Caller, mayCaller } from "./caller.ts";
import type { ConsoleBackend } from "./console-backend.ts";
import { sessionCookieName } from "./cookies.ts";
import type { Endpoint, EndpointPermission } from "./endpoint.ts";
import { type Refusal, refusals } from "./refusal.ts";
import type { SessionDesk } from "./sessions.ts";

export interface MountContext {
  readonly backend: ConsoleBackend;
  readonly desk: SessionDesk;
  readonly attempts: AttemptCounts;
  /** e.g. `/api/v1`. */
  readonly prefix: string;
}

/** Puts each endpoint behind the same steps: who is it, may they, is it from our own page, is it well formed. */
export function mountEndpoints(app: FastifyInstance, endpoints: readonly Endpoint[], context: MountContext): void {
  const { backend, desk, attempts } = context;
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: `${context.prefix}${endpoint.path}`,
      exposeHeadRoute: endpoint.method === "GET" && typeof endpoint.answer !== "string",
      async handler(request, reply) {
        const caller = await identify(request, context);
        if (caller?.kind !== "key") {
          if (endpoint.method === "GET") checkFetchSite(request.headers);
          else checkSameSite(request.headers, backend.policy().policy.server.publicUrl);
        }
        const refusal = refusalOf(backend, caller, endpoint.permission);
        if (refusal !== undefined) throw refusal;
        const answer = await endpoint.handle({
          backend,
          desk,
          attempts,
          caller,
          params: parse(endpoint.params, request.params, "path"),
          query: parse(endpoint.query, request.query, "query"),
          body: parse(endpoint.body, request.body ?? undefined, "body"),
          request,
          reply,
          recheck: async () => refusalOf(backend, await identify(request, context), endpoint.permission) === undefined,
        });
        if (endpoint.answer === "event-stream") return reply;
        if (answer === undefined) return reply.code(204).send();
        return answer;
      },
    });
  }
}

function refusalOf(
  backend: ConsoleBackend,
  caller: Caller | undefined,
  permission: EndpointPermission,
): Refusal | undefined {
  if (permission === "public") return undefined;
  if (caller === undefined) return refusals.notSignedIn();
  if (permission === "own-session") return caller.kind === "session" ? undefined : refusals.noSession();
  return mayCaller(backend, caller, permission) ? undefined : refusals.notPermitted(permission);
}

/**
 * The key where one is sent, else the session of the cookie. A key that is refused is an error and not a nobody, and
 * does not fall back to the cookie.
 */
async function identify(request: FastifyRequest, context: MountContext): Promise<Caller | undefined> {
  const { backend, desk, attempts } = context;
  const secret = bearerOf(request.headers.authorization);
  if (secret !== undefined) {
    const key = backend.verifyKey(secret);
    if (key === undefined) {
      // Only guesses wait: behind a proxy all callers share an address, and a good key must go on working.
      const waitSeconds = attempts.key.waitSeconds(request.ip);
      attempts.key.fail(request.ip);
      throw waitSeconds > 0 ? refusals.tooMany(waitSeconds) : refusals.badKey();
    }
    return { kind: "key", subject: key.id, actor: `key:${key.id}`, roles: [key.role] };
  }
  const cookie = request.cookies[sessionCookieName(backend)];
  const session = cookie === undefined ? undefined : await desk.find(cookie);
  if (session === undefined) return undefined;
  return { kind: "session", subject: session.subject, actor: `user:${session.subject}`, roles: session.roles };
}

/** @throws {Refusal} PARAPET_SERVER_INVALID naming the first field that is wrong */
function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  throw refusals.invalid(`the ${where} is not valid${path}: ${issue?.message ?? "unreadable"}`);
}
