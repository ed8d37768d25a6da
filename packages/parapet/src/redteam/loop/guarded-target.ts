import { createGuard, createToolGuard, type Origin, type Passage, type ToolGuard } from "@parapet/guard";
import type { Channel } from "../attack.ts";
import type { Manifest } from "../manifest/index.ts";
import type { Observation, Target, TargetSession, Turn } from "../target.ts";
import type { PolicyPatch } from "./measure.ts";

const ORIGINS: Readonly<Record<Channel, Origin>> = {
  user: "user",
  document: "document",
  "web-page": "document",
  email: "document",
  "tool-result": "tool-result",
  "rag-chunk": "document",
  "file-name": "metadata",
  "image-alt": "document",
  "code-comment": "document",
  memory: "document",
  "tool-definition": "tool-definition",
};

/** Puts a policy before and behind texts, as the gateway would: the same guard, by the same library. */
export interface Screen {
  /** Undefined where the turn may pass. */
  input(turn: Turn): "guard_blocked" | undefined;
  /** What leaves, once it was looked at. */
  output(seen: Observation, turn: Turn): Observation;
}

export function createScreen(patch: PolicyPatch, manifest: Manifest): Screen {
  const { detectors = {} } = patch;
  const guard = Object.keys(detectors).length === 0 ? undefined : createGuard({ name: "candidate", detectors });
  const tools: ToolGuard | undefined =
    patch.tools === undefined
      ? undefined
      : createToolGuard({ name: "candidate", onError: "closed", onViolation: "block", ...patch.tools });
  const { systemPrompt } = manifest.planted;
  const passagesOf = ({ text, attached }: Turn): readonly Passage[] => [
    { text, origin: "user", direction: "input", path: "/text" },
    ...attached.flatMap((one, at): Passage[] => [
      { text: one.text, origin: ORIGINS[one.channel], direction: "input", path: `/attached/${at}/text` },
      { text: one.name, origin: "metadata", direction: "input", path: `/attached/${at}/name` },
    ]),
  ];
  return {
    input: (turn) => (guard?.inspect(passagesOf(turn)).isBlocked === true ? "guard_blocked" : undefined),
    output: (seen, turn) => {
      const silent = { ...seen, text: "", calls: [], effects: [] };
      const looked = guard?.inspect([{ text: seen.text, origin: "assistant", direction: "output", path: "/text" }], {
        systemPrompt,
      });
      if (looked?.isBlocked === true) return { ...silent, blockedBy: "guard_blocked" };
      const session = tools?.open({ roles: [], values: {}, passages: passagesOf(turn), history: [] });
      const isStopped = seen.calls.some(
        (call) => session?.judge({ name: call.tool, arguments: call.arguments, path: "/calls" }).isBlocked === true,
      );
      if (isStopped) return { ...silent, blockedBy: "tool_blocked" };
      return { ...seen, text: looked?.texts[0] ?? seen.text };
    },
  };
}

/** The target behind a candidate policy. What the screen stops never reaches it, or never leaves it. */
export function guardedTarget(target: Target, screen: Screen): Target {
  return {
    ...target,
    close: () => target.close(),
    open: async (options) => {
      const session: TargetSession = await target.open(options);
      return {
        close: () => session.close(),
        send: async (turn, signal) => {
          const blockedBy = screen.input(turn);
          if (blockedBy === undefined) return screen.output(await session.send(turn, signal), turn);
          const nothing = { text: "", calls: [], effects: [], retrieved: [], inputTokens: 0, outputTokens: 0 };
          return { ...nothing, blockedBy, elapsedMs: 0 };
        },
      };
    },
  };
}
