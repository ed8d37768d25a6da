import type { Check } from "./check.ts";

export const runtimeCheck: Check = {
  id: "runtime",
  title: "Node.js",
  run: async () => {
    const { node } = process.versions;
    return Number(node.split(".")[0]) >= 24
      ? { status: "ok", message: `${node} on ${process.platform} ${process.arch}` }
      : { status: "failed", message: `${node} is too old`, hint: "Install Node.js 24 or newer." };
  },
};
