import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import statics from "@fastify/static";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { createAttempts } from "./attempts.ts";
import { checkHost } from "./browser-defence.ts";
import { bearerOf } from "./caller.ts";
import type { ConsoleBackend } from "./console-backend.ts";
import { sessionCookieName } from "./cookies.ts";
import { endpoints } from "./endpoints/index.ts";
import { mountEndpoints } from "./mount-endpoints.ts";
import { mountOidc } from "./oidc-routes.ts";
import { describeApi } from "./openapi.ts";
import { Refusal, refusals, statusOf } from "./refusal.ts";
import { API_PREFIX, type ConsoleServer, type ConsoleServerOptions } from "./server-options.ts";
import { createSessionDesk } from "./sessions.ts";
import { consolePage, findConsoleFiles } from "./static-console.ts";

/** API, sign-in and static files on one Fastify application, ready to take requests. */
export async function createConsoleApp(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const { backend } = options;
  const app = Fastify({ bodyLimit: 65_536, exposeHeadRoutes: true, routerOptions: { ignoreTrailingSlash: true } });
  const desk = createSessionDesk(backend.store.sessions, backend.clock);
  const attempts = { signIn: createAttempts(backend.clock), key: createAttempts(backend.clock) };
  const publicUrl = (): string | undefined => backend.policy().policy.server.publicUrl;

  await app.register(cookie);
  await secureHeaders(app);
  acceptJsonOnly(app);
  answerErrors(app, backend);

  app.addHook("onRequest", async (request, reply) => {
    // For all, whatever the path looks like: `/%61pi` is `/api` too. Files say otherwise themselves.
    void reply.header("cache-control", "no-store");
    // A program with a key carries no cookie that another site's page could make use of.
    if (bearerOf(request.headers.authorization) === undefined) checkHost(request.headers, publicUrl());
  });

  const context = { backend, desk, attempts, prefix: API_PREFIX };
  mountEndpoints(app, endpoints, context);
  mountOidc(
    app,
    context,
    () => `${publicUrl()?.replace(/\/$/, "") ?? options.baseUrl()}${API_PREFIX}/sign-in/oidc/callback`,
  );
  const document = JSON.stringify(
    describeApi(endpoints, { prefix: API_PREFIX, version: backend.version, cookie: sessionCookieName(backend) }),
  );
  app.get(`${API_PREFIX}/openapi.json`, async (_request, reply) => reply.type("application/json").send(document));
  await serveConsole(app, options.consoleFiles ?? findConsoleFiles());

  await app.ready();
  return { handle: (request, response) => app.routing(request, response), close: () => app.close() };
}

const nonces = new WeakMap<ServerResponse, string>();

function nonceOf(response: ServerResponse): string {
  const known = nonces.get(response);
  if (known !== undefined) return known;
  const nonce = randomBytes(16).toString("base64");
  nonces.set(response, nonce);
  return nonce;
}

async function secureHeaders(app: FastifyInstance): Promise<void> {
  const nonce = (_request: IncomingMessage, response: ServerResponse): string => `'nonce-${nonceOf(response)}'`;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // No text can become script or markup by a slip of ours: the browser refuses the assignment itself.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    // Browsers ignore it over plain http, and behind TLS it is what should be said.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
  });
}

/** JSON or nothing: no other body type is parsed, so no form of another site can be. */
function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parseJson(request, body as string, done);
  });
}

function answerErrors(app: FastifyInstance, backend: ConsoleBackend): void {
  app.setErrorHandler((error, request, reply) => {
    const fastifyStatus = (error as { readonly statusCode?: number }).statusCode;
    if (!(error instanceof ParapetError) && fastifyStatus !== undefined && fastifyStatus < 500) {
      const code = fastifyStatus === 413 ? "PARAPET_SERVER_TOO_LARGE" : "PARAPET_SERVER_INVALID";
      return reply.code(fastifyStatus).send({ error: { code, message: messageOf(error) } });
    }
    const status = statusOf(error);
    if (status >= 500)
      backend.log.error(
        { method: request.method, path: pathOf(request.url), error: messageOf(error) },
        "console call failed",
      );
    if (error instanceof Refusal && error.retryAfterSeconds > 0)
      void reply.header("retry-after", String(error.retryAfterSeconds));
    if (error instanceof ParapetError) {
      const { code, message, hint } = error;
      return reply.code(status).send({ error: { code, message, ...(hint === undefined ? {} : { hint }) } });
    }
    return reply.code(500).send({
      error: {
        code: "PARAPET_SERVER_BUG",
        message: "something broke inside Parapet",
        hint: "The log says more; please report it.",
      },
    });
  });
}

/** Files as they are; every other page is the console's own, which routes by itself. */
async function serveConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined)
    await app.register(statics, {
      root: folder,
      index: false,
      decorateReply: false,
      // The build lays a compressed file beside each: what the browser takes is sent as it lies there.
      preCompressed: true,
      // Vite names these files by their content; the page itself is never cached.
      setHeaders: (reply, path) => {
        if (path.includes("/assets/")) void reply.header("cache-control", "public, max-age=31536000, immutable");
      },
    });
  const sendPage = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply.type("text/html; charset=utf-8").send(await consolePage(folder, nonceOf(reply.raw)));
  // By name, or the file would be served as it is, without a nonce, and the folder itself refused.
  for (const path of ["/", "/index.html"]) app.get(path, sendPage);
  app.setNotFoundHandler(async (request, reply) => {
    const path = pathOf(request.url);
    const isPage = (request.method === "GET" || request.method === "HEAD") && !/\.[a-z0-9]+$/i.test(path);
    if (!isPage || path.startsWith("/api/")) throw refusals.notFound(`${request.method} ${path}`);
    return sendPage(request, reply);
  });
}

/** Without the query, which may hold what a log must not. */
function pathOf(url: string): string {
  const end = url.indexOf("?");
  return (end < 0 ? url : url.slice(0, end)).slice(0, 200);
}
