import type { Rule } from "../../../rule.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import { listensEverywhere, mayHaveAuth, type ServerKind, serverKindOf } from "../servers/server-kind.ts";
import type { Workload } from "../workload/workload.ts";
import { compose, deployment, type WorkloadCheck } from "./workload-check.ts";

function see(workload: Workload, isStore: boolean): readonly Sighting[] {
  const kind = serverKindOf(workload);
  if (kind === undefined || kind.isStore !== isStore || mayHaveAuth(workload, kind)) return [];
  const [port] = workload.ports;
  const isPublished = port !== undefined;
  if (!isPublished && !listensByItself(workload, kind)) return [];
  const place = port ?? workload;
  return [
    {
      start: place.start,
      end: place.end,
      evidence: `${kind.title} (${workload.name}) ${port === undefined ? "listens on every address" : `is published by ${port.text}`} and asks for no login`,
      identity: `${workload.name} ${kind.title}`,
      ...(isPublished ? {} : { severity: "medium" as const, confidence: 0.75 }),
    },
  ];
}

/** Where nothing is published: a program on the machine itself, or an image that is told to. A container is closed. */
function listensByItself(workload: Workload, kind: ServerKind): boolean {
  if (workload.from === "line") return workload.image === undefined && listensEverywhere(workload, kind);
  return workload.from === "dockerfile" && kind.listens.test(allOf(workload));
}

const allOf = ({ words, env }: Workload): string =>
  `${words.map(({ text }) => text).join(" ")} ${[...env].map(([name, { text }]) => `${name}=${text}`).join(" ")}`;

const base: Omit<Rule, "id" | "title" | "summary" | "examples"> = {
  severity: "high",
  confidence: 0.85,
  cwe: [306, 668],
  threats: ["open-model-endpoint"],
  remediation:
    "Publish it on 127.0.0.1 or an internal network only, or set its key and put a gateway with a login before it.",
};

export const openServer: WorkloadCheck = {
  rule: {
    ...base,
    id: "ai-server-open",
    title: "Model server that answers without a login",
    summary:
      "A server of models or its interface is reachable from other machines and nothing asks who calls: strangers use it, read from it, and with some run code on it.",
    examples: {
      hits: [
        compose('image: ollama/ollama:0.12.3\nports: ["11434:11434"]'),
        compose('image: vllm/vllm-openai:v0.11.0\nports: ["8000:8000"]\ncommand: --model acme/model'),
        compose("image: ollama/ollama:0.12.3\nnetwork_mode: host"),
        deployment("image: vllm/vllm-openai:v0.11.0\nargs: [--model, acme/model]", true),
        { "serve.sh": "vllm serve acme/model --host 0.0.0.0 --port 8000\n" },
        { Dockerfile: 'FROM ollama/ollama:0.12.3\nENV OLLAMA_HOST=0.0.0.0\nCMD ["serve"]\n' },
        { "serve.sh": "docker run -d --name llm -p 11434:11434 -v ollama:/root/.ollama ollama/ollama:0.12.3\n" },
        { "serve.sh": "export OLLAMA_HOST=0.0.0.0\nollama serve\n" },
        { "serve.sh": "ray start --head --dashboard-host=0.0.0.0\n" },
        { "serve.sh": "mlflow server \\\n  --host 0.0.0.0\n" },
      ],
      misses: [
        compose('image: ollama/ollama:0.12.3\nports: ["127.0.0.1:11434:11434"]'),
        compose('image: ollama/ollama:0.12.3\nexpose: ["11434"]'),
        compose('image: vllm/vllm-openai:v0.11.0\nports: ["8000:8000"]\nenvironment:\n  VLLM_API_KEY: $' + "{KEY}"),
        deployment("image: vllm/vllm-openai:v0.11.0\nargs: [--model, acme/model]"),
        {
          "serve.sh":
            "vllm serve acme/model --host 0.0.0.0 --api-key $KEY\nmlflow server\n# vllm serve x --host 0.0.0.0\n",
        },
      ],
    },
  },
  see: (workload) => see(workload, false),
};

export const openStore: WorkloadCheck = {
  rule: {
    ...base,
    id: "vector-store-open",
    title: "Vector store that answers without a login",
    summary:
      "A vector store is reachable from other machines without a key: whoever reaches it reads the documents, and plants text that the model will retrieve.",
    threats: ["open-model-endpoint", "rag-corpus-poisoning", "embedding-inversion"],
    examples: {
      hits: [
        compose('image: qdrant/qdrant:v1.15.4\nports: ["6333:6333"]'),
        compose('image: chromadb/chroma:1.1.0\nports: ["8000:8000"]'),
        compose(
          "image: cr.weaviate.io/semitechnologies/weaviate:1.33.0\nports:\n  - target: 8080\n    published: 8080",
        ),
        compose('image: milvusdb/milvus:v2.6.2\nports: ["19530:19530"]'),
        deployment("image: qdrant/qdrant:v1.15.4", true),
      ],
      misses: [
        compose(
          'image: qdrant/qdrant:v1.15.4\nports: ["6333:6333"]\nenvironment: ["QDRANT__SERVICE__API_KEY=$' +
            '{QDRANT_KEY}"]',
        ),
        compose('image: qdrant/qdrant:v1.15.4\nports: ["127.0.0.1:6333:6333"]'),
        compose('image: qdrant/qdrant:v1.15.4\nports: ["6333:6333"]\nenv_file: .env'),
        compose('image: acme/qdrant-sync:1.0.0\nports: ["6333:6333"]'),
        deployment("image: qdrant/qdrant:v1.15.4"),
      ],
    },
  },
  see: (workload) => see(workload, true),
};
