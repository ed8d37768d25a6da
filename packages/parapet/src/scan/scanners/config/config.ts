import type { Rule } from "../../rule.ts";
import { type FileReport, NOTHING, type ScannedFile, type Scanner } from "../../scanner.ts";
import { TooMuchError, UnreadableError } from "../../structured/node.ts";
import { readYaml } from "../../structured/read-yaml.ts";
import { findingsOf, type RuleSighting } from "../../structured/sighting.ts";
import { authOff } from "./checks/auth-off.ts";
import { debugServer, secretInManifest, unboxed, unlimited, unpinnedImage } from "./checks/container.ts";
import { openServer, openStore } from "./checks/open-server.ts";
import type { WorkloadCheck } from "./checks/workload-check.ts";
import { FILE_CHECKS } from "./files/index.ts";
import { composeWorkloads } from "./workload/from-compose.ts";
import { kubernetesWorkloads } from "./workload/from-kubernetes.ts";
import { dockerfileWorkloads, lineWorkloads } from "./workload/from-lines.ts";
import type { Workload } from "./workload/workload.ts";

const WORKLOAD_CHECKS: readonly WorkloadCheck[] = [
  openServer,
  openStore,
  authOff,
  unboxed,
  unpinnedImage,
  unlimited,
  secretInManifest,
  debugServer,
];

const DOCKERFILE = /(^|\/)(Dockerfile|Containerfile)([.-][\w.-]{1,60})?$|\.dockerfile$/i;
const SCRIPT = /\.(sh|bash|service|ps1)$|(^|\/)(Procfile|Makefile|justfile)$/;
const YAML = /\.ya?ml$/i;
/** What a script must name to be read line by line. */
const SERVES =
  /vllm|ollama|tritonserver|text-(generation|embeddings)|sglang|llama-server|llama_cpp|\bray\b|jupyter|mlflow|comfy|webui|server\.py|tensorboard|chroma|streamlit|qdrant|weaviate|milvus|localai|flowise|litellm/i;

function workloadsIn(path: string, text: string): readonly Workload[] {
  if (DOCKERFILE.test(path)) return dockerfileWorkloads(text);
  if (SCRIPT.test(path)) return SERVES.test(text) ? lineWorkloads(text) : [];
  if (!YAML.test(path)) return [];
  const isCompose = /^services\s?:/m.test(text);
  const isKubernetes = /^\s{0,8}kind\s?:/m.test(text) && /^\s{0,8}apiVersion\s?:/m.test(text);
  if (!isCompose && !isKubernetes) return [];
  const documents = readYaml(text);
  return [...documents.flatMap(composeWorkloads), ...kubernetesWorkloads(documents)];
}

const unreadableManifest: Rule = {
  id: "ai-manifest-unreadable",
  title: "Manifest that cannot be read",
  summary:
    "The file is named or reads like a manifest, or like settings of a gateway or store, and is no YAML or too much of it: what it sets could not be judged.",
  severity: "low",
  confidence: 1,
  cwe: [1286],
  threats: [],
  remediation: "Mend the file, or leave it out by .parapetignore.",
  examples: {
    hits: [{ "compose.yaml": "services:\n  a:\n    image: [\n" }],
    misses: [
      { "compose.yaml": "services:\n  a:\n    image: acme/bot:1.0.0\n" },
      { "chart/templates/app.yaml": "apiVersion: v1\nkind: Pod\n{{- if .Values.a }}\nspec: {\n{{- end }}\n" },
      { "notes.yaml": "a: [\n" },
    ],
  },
};

function inspect({ path, text }: ScannedFile): FileReport {
  if (text === undefined) return NOTHING;
  const sightings: RuleSighting[] = [];
  let unreadable: UnreadableError | undefined;
  const look = (see: () => void): void => {
    try {
      see();
    } catch (thrown) {
      if (!(thrown instanceof UnreadableError)) throw thrown;
      unreadable ??= thrown;
    }
  };
  look(() => {
    for (const workload of workloadsIn(path, text))
      for (const { rule, see } of WORKLOAD_CHECKS)
        for (const one of see(workload)) sightings.push({ ...one, rule: rule.id });
  });
  for (const { rule, wants, see } of FILE_CHECKS)
    look(() => {
      if (wants.test(path)) for (const one of see(text, path)) sightings.push({ ...one, rule: rule.id });
    });
  if (unreadable !== undefined && !isTemplate(unreadable, text)) {
    const { offset, message } = unreadable;
    const place = { start: offset, end: offset };
    sightings.push({ ...place, rule: unreadableManifest.id, evidence: message, identity: "unreadable" });
  }
  return sightings.length === 0 ? NOTHING : { findings: findingsOf(text, sightings), facts: [] };
}

/** A template is no YAML before it is filled in. */
const isTemplate = (thrown: UnreadableError, text: string): boolean =>
  !(thrown instanceof TooMuchError) && /\{\{|\{%|<%/.test(text);

export const config: Scanner = {
  id: "config",
  title: "Settings of AI services",
  summary:
    "How model servers, vector stores, gateways and their clouds are set up: who reaches them, and what they keep.",
  rules: [unreadableManifest, ...WORKLOAD_CHECKS.map(({ rule }) => rule), ...FILE_CHECKS.map(({ rule }) => rule)],
  version: 2,
  looksIntoArchives: true,
  wants: ({ path }) =>
    DOCKERFILE.test(path) || SCRIPT.test(path) || YAML.test(path) || FILE_CHECKS.some(({ wants }) => wants.test(path)),
  inspect,
};
