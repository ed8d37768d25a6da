import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asking, talking, turn } from "./testing/asking.ts";
import { type Socket, type SocketServer, serveSockets } from "./testing/socket-server.ts";

const BROKEN = { code: "PARAPET_REDTEAM_TARGET" };
let server: SocketServer;
let onText: (said: { readonly q: string }, socket: Socket) => void = () => {};
beforeAll(async () => {
  server = await serveSockets((text, socket) => onText(JSON.parse(text), socket));
});
afterAll(() => server.close());

const connection = () => ({
  kind: "websocket",
  url: server.url,
  message: { q: "{{text}}", session: "{{session}}", user: "{{user}}" },
  text: "/piece",
  done: "/done",
});
const say = (socket: Socket, ...messages: readonly unknown[]): void => {
  for (const message of messages) socket.send(typeof message === "string" ? message : JSON.stringify(message));
};

describe("a target behind a WebSocket", () => {
  it("TG1: says a turn, puts the answer together, and keeps sessions apart", async () => {
    const heard: unknown[] = [];
    onText = (said, socket) => {
      heard.push(said);
      say(socket, "no JSON", { piece: "heard " }, { piece: said.q }, { done: true });
    };
    const before = server.sockets.length;
    const note = [{ channel: "document", name: "a", text: "minutes" }] as const;
    const [first, second] = await talking(connection(), [turn("good day \ud83d\ude00"), turn("sum up", note)]);
    expect(first?.text).toBe("heard good day \ud83d\ude00");
    expect(second?.text).toContain("minutes");
    expect(heard[0]).toEqual({ q: "good day \ud83d\ude00", session: "case-1", user: "" });
    await asking(connection(), turn("x"));
    expect(server.sockets.length - before).toBe(2);
  });

  it("TG5: is sent the key and the headers of who asks", async () => {
    onText = (_, socket) => say(socket, { piece: "fine", done: true });
    const own = { ...connection(), apiKey: "env:OWN", headers: { "x-edge": "env:EDGE" } };
    const keys = async (reference: string): Promise<string> => `s3cr3t-${reference}`;
    const more = { roles: { clerk: { apiKey: "env:CLERK", headers: { "x-tenant": "b" } }, anonymous: {} } };
    for (const role of ["", "clerk", "anonymous"]) await asking(own, turn("x"), { secret: keys, role, more });
    const sent = server.sockets
      .slice(-3)
      .map(({ headers }) => [headers.authorization, headers["x-edge"], headers["x-tenant"]]);
    expect(sent).toEqual([
      ["Bearer s3cr3t-env:OWN", "s3cr3t-env:EDGE", undefined],
      ["Bearer s3cr3t-env:CLERK", "s3cr3t-env:EDGE", "b"],
      [undefined, "s3cr3t-env:EDGE", undefined],
    ]);
  });

  it("TG6: a key that cannot be sent is not quoted", async () => {
    const own = { ...connection(), apiKey: "env:OWN" };
    const thrown = await asking(own, turn("x"), { secret: async () => "s3cr3t\nkey" }).catch((error: unknown) => error);
    expect(thrown).toMatchObject(BROKEN);
    expect(JSON.stringify([String(thrown), (thrown as Error).cause])).not.toContain("s3cr3t");
  });

  it("TG2: half an answer, an empty one, and none are errors", async () => {
    onText = (_, socket) => {
      say(socket, { piece: "half" });
      socket.end();
    };
    await expect(asking(connection(), turn("x"))).rejects.toMatchObject(BROKEN);
    onText = (_, socket) => say(socket, { done: true });
    await expect(asking(connection(), turn("x"))).rejects.toMatchObject(BROKEN);
    onText = (_, socket) => say(socket, { piece: "half" });
    await expect(asking(connection(), turn("x"))).rejects.toMatchObject(BROKEN);
    await expect(asking({ ...connection(), url: "ws://127.0.0.1:9" }, turn("x"))).rejects.toMatchObject(BROKEN);
    await expect(asking({ ...connection(), url: server.url.replace("ws:", "http:") }, turn("x"))).rejects.toMatchObject(
      BROKEN,
    );
  });

  it("TG2: an interrupt ends the wait", async () => {
    onText = () => {};
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 60);
    await expect(asking(connection(), turn("x"), { signal: stop.signal })).rejects.toMatchObject({
      code: "PARAPET_REDTEAM_INTERRUPTED",
    });
  });

  it("TG3: a guard's refusal is an answer, with what had left before", async () => {
    onText = (_, socket) => say(socket, { piece: "CANARY-LEAKED" }, { error: { code: "guard_blocked" } });
    expect(await asking(connection(), turn("x"))).toMatchObject({ text: "CANARY-LEAKED", blockedBy: "guard_blocked" });
    onText = (_, socket) => say(socket, { error: { code: "budget_exhausted" } });
    await expect(asking(connection(), turn("x"))).rejects.toMatchObject({ code: "PARAPET_REDTEAM_SPENT" });
  });
});
