import { startEngine } from "../../packages/parapet/src/engine/index.ts";

// Run as a process of its own by abuse tests: starts the engine on the policy file given, tells its parent where and
// with which key, and answers `measure` with what it holds after a garbage collection.

const [policyFile = ""] = process.argv.slice(2);

function measure(): object {
  globalThis.gc?.();
  const sockets = process.getActiveResourcesInfo().filter((kind) => kind.startsWith("TCPSocket")).length;
  const { heapUsed, external, rss } = process.memoryUsage();
  return { sockets, usedBytes: heapUsed + external, rssBytes: rss };
}

try {
  const engine = await startEngine({ policyFile, env: { TEST_PROVIDER_KEY: "none" } });
  const { secret } = await engine.keyService.issue({ name: "abuse", role: "app" });
  process.on("message", (message) => {
    if (message === "measure") process.send?.({ measured: measure() });
    if (message === "close") void engine.close().then(() => process.disconnect());
  });
  process.send?.({ ready: { url: engine.url, key: secret, pid: process.pid } });
} catch (error) {
  process.send?.({ failed: { code: (error as { code?: string }).code, message: String(error) } });
  process.exitCode = 3;
  process.disconnect();
}
