import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Proof, ToolEffect } from "../attack.ts";
import type { Measure } from "./measure.ts";

const isBy = (proof: Proof, ...kinds: readonly Proof["by"][]): boolean => kinds.includes(proof.by);

/** From the least invasive on: the first that closes the goal and harms nothing is proposed. */
export const measures: Registry<Measure> = createRegistry("measure", [
  {
    id: "canary-at-the-door",
    title: "Let no answer with a planted word out",
    why: "The word stands in the system prompt alone: an answer that holds it, in whatever encoding, holds the prompt.",
    propose: ({ proof }, { planted }) =>
      isBy(proof, "canary") && "values" in proof && proof.values === "system"
        ? { detectors: { canary: { output: "block", options: { values: planted.canaries } } } }
        : undefined,
  },
  {
    id: "prompt-leak-at-the-door",
    title: "Let no answer that recites the prompt out",
    why: "What leaves is compared with the prompt itself, so that the wording of the question does not matter.",
    propose: ({ proof }) =>
      isBy(proof, "prompt-similarity") ? { detectors: { "prompt-leak": { output: "block" } } } : undefined,
  },
  {
    id: "personal-data-at-the-door",
    title: "Take personal data out of answers",
    why: "Numbers, addresses and names of accounts are found by their form and check digits, whoever asks for them.",
    propose: ({ proof }) =>
      proof.by === "canary" && proof.values !== "system"
        ? { detectors: { pii: { output: "redact" }, secret: { output: "redact" } } }
        : isBy(proof, "authorisation")
          ? { detectors: { pii: { output: "redact" } } }
          : undefined,
  },
  {
    id: "planted-values-at-the-door",
    title: "Let no answer with a protected value out",
    why: "The values that must not leave are known: they are looked for in clear and in every encoding that is undone.",
    propose: ({ proof }, { planted }) => {
      const values = [...planted.secrets, ...planted.personalData, ...planted.otherTenant].map(({ value }) => value);
      const isMeant = (proof.by === "canary" && proof.values !== "system") || isBy(proof, "authorisation");
      return isMeant && values.length > 0
        ? { detectors: { canary: { output: "block", options: { values } } } }
        : undefined;
    },
  },
  {
    id: "links-on-a-list",
    title: "Let answers link to known hosts only",
    why: "A link or picture to any host that the application does not know carries data away.",
    propose: ({ proof }, { hosts }) =>
      isBy(proof, "exfiltration", "active-output")
        ? { detectors: { exfiltration: { output: "redact", options: { allowHosts: hosts } } } }
        : undefined,
  },
  {
    id: "no-other-links",
    title: "Let answers hold no other links at all",
    why: "Stricter: also a link that waits for a click and carries nothing is cut, unless its host is on the list.",
    propose: ({ proof }, { hosts }) =>
      isBy(proof, "exfiltration")
        ? {
            detectors: {
              exfiltration: { output: "redact", minConfidence: 0.4, options: { allowHosts: hosts, links: "all" } },
            },
          }
        : undefined,
  },
  {
    id: "no-active-output",
    title: "Let no answer out that would run",
    why: "What a browser, shell or database would run is parsed and stopped, whoever asked for it.",
    propose: ({ proof }) =>
      isBy(proof, "active-output")
        ? {
            detectors: {
              "active-content": { output: "block", minConfidence: 0.5 },
              exfiltration: { output: "redact" },
            },
          }
        : undefined,
  },
  {
    id: "data-does-not-steer-tools",
    title: "Keep words of data out of a tool's arguments",
    why: "What a document or tool result says may not reach the arguments of a tool that acts, without a person's word.",
    propose: ({ proof, channels }, { tools }) => {
      if (!isBy(proof, "tool-call", "side-effect", "exfiltration") || channels.every((one) => one === "user"))
        return undefined;
      const acting = tools.filter(({ does }) => does !== "read");
      return acting.length === 0
        ? undefined
        : { tools: { rules: Object.fromEntries(acting.map(({ name }) => [name, { sensitive: true }])) } };
    },
  },
  {
    id: "a-person-agrees",
    title: "Ask a person before a tool acts",
    why: "The tool cannot be undone, so no wording may reach it alone.",
    propose: ({ proof }, { tools }) => {
      const isMeant = (does: ToolEffect): boolean =>
        proof.by === "exfiltration"
          ? does === "send" || does === "fetch"
          : (proof.by === "tool-call" || proof.by === "side-effect") && does === proof.does;
      const meant = tools.filter(({ does }) => isMeant(does));
      return meant.length === 0
        ? undefined
        : { tools: { rules: Object.fromEntries(meant.map(({ name }) => [name, { approval: true }])) } };
    },
  },
  {
    id: "known-packages",
    title: "Mark packages that nobody knows",
    why: "A name that no registry list has may be registered by an attacker tomorrow.",
    propose: ({ proof }) =>
      isBy(proof, "package") ? { detectors: { "hallucinated-package": { output: "block" } } } : undefined,
  },
  {
    id: "answers-keep-the-contract",
    title: "Let only answers of the agreed form out",
    why: "Whoever reads the answer by program gets the form that was agreed, or nothing.",
    propose: ({ proof }, { contract }) =>
      isBy(proof, "schema") && contract !== undefined
        ? { detectors: { "json-contract": { output: "block", options: { schema: contract } } } }
        : undefined,
  },
  {
    id: "few-calls",
    title: "Bound the calls of a reply and of a conversation",
    why: "A loop ends where its budget does.",
    propose: ({ proof }, { limits }) =>
      isBy(proof, "budget") ? { tools: { budgets: { perReply: limits.toolCalls, identical: 2 } } } : undefined,
  },
  {
    id: "data-gives-no-orders",
    title: "Refuse documents and results that give orders",
    why: "What is only read may not steer: orders in data are seen before the model reads them. Users may still give some.",
    reads: "data",
    propose: ({ proof, channels }) =>
      isBy(proof, "answered") || channels.every((one) => one === "user")
        ? undefined
        : { detectors: { injection: { input: "block", minConfidence: 0.5, origins: ["document", "tool-result"] } } },
  },
  {
    id: "orders-are-refused",
    title: "Refuse texts that give the model orders",
    why: "Orders to drop the rules, and orders in data, are seen before the model reads them; also encoded ones.",
    propose: ({ proof }) =>
      isBy(proof, "answered")
        ? undefined
        : {
            detectors: {
              injection: { input: "block", minConfidence: 0.5 },
              "hidden-unicode": { input: "redact", output: "redact" },
            },
          },
  },
  {
    id: "orders-are-refused-strictly",
    title: "Refuse texts that may give the model orders",
    why: "The stricter profile of the same detector: for applications whose users have no reason to give orders.",
    propose: ({ proof }) =>
      isBy(proof, "answered")
        ? undefined
        : {
            detectors: {
              injection: { input: "block", options: { profile: "strict" } },
              "hidden-unicode": { input: "redact", output: "redact" },
            },
          },
  },
]);
