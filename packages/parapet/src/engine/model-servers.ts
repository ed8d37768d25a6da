import path from "node:path";
import { type Log, messageOf } from "@parapet/guard/kernel";
import type { ModelFile, ModelServer } from "../model/index.ts";
import type { ProviderPolicy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";

/** The models that this process serves: started when a policy asks for them, shared by reloads that ask for the same. */
export interface ModelServers {
  /** @returns with the names that it serves; @throws {ParapetError} PARAPET_MODEL_*, PARAPET_ONNX_*: another digest, a file that is no model */
  serve(
    provider: ProviderPolicy,
    baseDirectory: string,
  ): Promise<{ readonly baseUrl: string; readonly apiKey: string; readonly serves: ReadonlySet<string> }>;
  /** @param recompile puts in force what the registry says now; false when that failed and the old models go on */
  start(recompile: () => Promise<boolean>): void;
  /** What was asked for since the last time is in force: servers that nobody names any more end, once their requests have. */
  settle(): void;
  close(): Promise<void>;
}

/** Stages whose versions are served, under `<model>@<stage>`. */
const SERVED = new Set(["shadow", "canary", "primary", "standby"]);
const LOOK_MS = 500;
/** As long as a request may still be on its way to a server that a reload has replaced. */
const LINGER_MS = 60_000;

export function createModelServers({
  store,
  log,
}: {
  readonly store: Pick<Store, "modelVersions" | "control">;
  readonly log: Log;
}): ModelServers {
  const running = new Map<string, Promise<ModelServer>>();
  let asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let seenVersion = -1;
  /** What of the registry is served; undefined while no policy asks for it. */
  let served: string | undefined;

  const registered = async (): Promise<readonly ModelFile[]> =>
    (await store.modelVersions.list())
      .filter(({ stage }) => SERVED.has(stage))
      .toSorted((a, b) => b.changedAt - a.changedAt)
      .map(({ model, stage, source, digest }) => ({ name: `${model}@${stage}`, file: source, sha256: digest }))
      .filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at);

  const open = (models: readonly ModelFile[]): Promise<ModelServer> => {
    const key = JSON.stringify(models);
    asked.add(key);
    let server = running.get(key);
    if (server === undefined) {
      server = import("../model/index.ts").then(({ startModelServer }) => startModelServer({ models }));
      running.set(key, server);
      // The next policy may be tried when the file is mended.
      server.catch(() => running.delete(key));
    }
    return server;
  };

  const end = (key: string): void => {
    const server = running.get(key);
    running.delete(key);
    setTimeout(() => void server?.then((one) => one.close()).catch(() => {}), LINGER_MS).unref();
  };

  return {
    async serve({ files, registry }, baseDirectory) {
      const named = Object.entries(files).map(([name, { file, sha256 }]) => ({
        name,
        file: path.resolve(baseDirectory, file),
        ...(sha256 === undefined ? {} : { sha256 }),
      }));
      const versions = registry ? await registered() : [];
      if (registry) served = JSON.stringify(versions);
      const { url, key } = await open([...named, ...versions]);
      return { baseUrl: url, apiKey: key, serves: new Set([...named, ...versions].map(({ name }) => name)) };
    },
    start(recompile) {
      let isLooking = false;
      const look = async (): Promise<void> => {
        const version = store.control.version();
        if (served === undefined || isLooking || version === seenVersion) return;
        isLooking = true;
        try {
          seenVersion = version;
          if (JSON.stringify(await registered()) !== served) await recompile();
        } catch (thrown) {
          log.warn({ error: messageOf(thrown) }, "the registry of models could not be read: what is served goes on");
        } finally {
          isLooking = false;
        }
      };
      timer = setInterval(() => void look(), LOOK_MS);
      timer.unref();
    },
    settle() {
      for (const key of running.keys()) if (!asked.has(key)) end(key);
      asked = new Set();
    },
    async close() {
      clearInterval(timer);
      await Promise.all([...running.values()].map(async (server) => (await server.catch(() => undefined))?.close()));
    },
  };
}
