import { parentPort } from "node:worker_threads";

// Reports whether Node had to load its own stripper for this.
await import("../../packages/guard/src/kernel/index.ts");
parentPort?.postMessage(process.moduleLoadList.some((name) => name.includes("amaro")));
