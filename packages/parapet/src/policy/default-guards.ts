import type { GuardProfile } from "./schema.ts";

type Setting = GuardProfile["detectors"][string];

interface DefaultGuard {
  readonly detector: string;
  readonly setting: Setting;
  readonly reason: string;
}

/** The built-in profile, with why. It runs for `guards: default` when the policy has no profile of that name. */
export const DEFAULT_GUARDS: readonly DefaultGuard[] = [
  {
    detector: "secret",
    setting: "redact",
    reason: "A key in a prompt is lost to the provider, in a reply to the reader; neither needs its value to go on.",
  },
  {
    detector: "pii",
    setting: { input: "flag", output: "redact", minConfidence: 0, options: {} },
    reason: "People must be able to give their own address; nobody must be given another's.",
  },
  {
    detector: "hidden-unicode",
    setting: { input: "redact", output: "flag", minConfidence: 0, options: {} },
    reason: "Text that no reader can see is either an accident or an order to the model. Taking it out loses nothing.",
  },
  {
    detector: "exfiltration",
    setting: { output: "redact", minConfidence: 0, options: {} },
    reason: "An image or data-laden link to a foreign host carries the conversation away when it is rendered.",
  },
  {
    detector: "active-content",
    setting: { output: "flag", minConfidence: 0.5, options: {} },
    reason:
      "What a reply would run in a browser, a shell or a database is worth a record; in a block of code it is none.",
  },
  {
    detector: "prompt-leak",
    setting: { output: "block", minConfidence: 0, options: {} },
    reason: "A reply that recites the system prompt has no part worth saving.",
  },
  {
    detector: "injection",
    setting: { input: "block", minConfidence: 0.5, options: {} },
    reason: "Orders to drop the rules are refused before the model sees them.",
  },
];

/** The same as a profile. */
export const DEFAULT_GUARD_PROFILE: GuardProfile = {
  onError: "closed",
  onUnknown: "block",
  onUnseen: "flag",
  stream: { maxHoldCharacters: 16_384 },
  detectors: Object.fromEntries(DEFAULT_GUARDS.map(({ detector, setting }) => [detector, setting])),
};
