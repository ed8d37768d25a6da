import { imageName, isAi } from "../servers/server-kind.ts";
import { isReference, lineOf } from "../workload/workload.ts";
import { compose, deployment, type WorkloadCheck } from "./workload-check.ts";

export const unboxed: WorkloadCheck = {
  rule: {
    id: "ai-container-unboxed",
    title: "AI container that can leave its box",
    summary:
      "A container that runs models or their tools has the machine's own rights: a flaw in it, or a tool that the model misuses, owns the machine.",
    severity: "high",
    confidence: 0.9,
    cwe: [250, 269],
    threats: ["agent-code-execution", "vulnerable-ai-framework"],
    remediation:
      "Take out the privileged switch, the host's namespaces, the socket or mount; give GPUs by device requests.",
    examples: {
      hits: [
        compose("image: vllm/vllm-openai:v0.11.0\nprivileged: true"),
        compose("image: langgenius/dify-sandbox:0.2.12\nvolumes:\n  - /var/run/docker.sock:/var/run/docker.sock"),
        deployment("image: ollama/ollama:0.12.3\nsecurityContext: { privileged: true }"),
        deployment("image: ollama/ollama:0.12.3", false, "hostNetwork: true"),
      ],
      misses: [
        compose("image: vllm/vllm-openai:v0.11.0\nvolumes:\n  - ./models:/models"),
        compose("image: traefik:3.5\nvolumes:\n  - /var/run/docker.sock:/var/run/docker.sock"),
        deployment("image: ollama/ollama:0.12.3\nsecurityContext: { privileged: false }"),
      ],
    },
  },
  see: (workload) =>
    isAi(workload)
      ? workload.escapes.map(({ text, start, end }) => ({
          start,
          end,
          evidence: `${workload.name} has ${text}`,
          identity: `${workload.name} ${text}`,
        }))
      : [],
};

export const unpinnedImage: WorkloadCheck = {
  rule: {
    id: "ai-image-unpinned",
    title: "AI image without a version",
    summary:
      "The image is whatever is newest when it is pulled: another program tomorrow than the one that was tested.",
    severity: "low",
    confidence: 0.95,
    cwe: [1357, 829],
    threats: ["malicious-dependency", "registry-or-pipeline-compromise"],
    remediation: "Name a version, or better the image's digest.",
    examples: {
      hits: [
        compose("image: ollama/ollama"),
        deployment("image: vllm/vllm-openai:latest"),
        { Dockerfile: "FROM vllm/vllm-openai:latest\n" },
      ],
      misses: [
        compose("image: ollama/ollama:0.12.3"),
        compose(`image: ollama/ollama@sha256:${"0".repeat(64)}`),
        compose("image: ollama/ollama:$" + "{OLLAMA_VERSION}"),
        compose("image: nginx"),
      ],
    },
  },
  see(workload) {
    const { image, name } = workload;
    if (image === undefined || !isAi(workload) || isReference(image.text) || image.text.includes("@sha256:")) return [];
    const tag = image.text.slice(imageName(workload).length + 1);
    if (tag !== "" && !/^(latest|main|master|nightly|edge|dev|rolling)([-_.].*)?$/.test(tag)) return [];
    return [
      {
        start: image.start,
        end: image.end,
        evidence: `${name} runs ${image.text}`,
        identity: `${name} ${imageName(workload)}`,
      },
    ];
  },
};

export const unlimited: WorkloadCheck = {
  rule: {
    id: "ai-workload-unlimited",
    title: "AI workload without limits",
    summary:
      "The container has no limits of memory or processor: one long prompt takes the node from everything else on it.",
    severity: "low",
    confidence: 0.9,
    cwe: [770, 400],
    threats: ["service-flooding", "cost-exhaustion"],
    remediation: "Set resources.limits.",
    examples: {
      hits: [deployment("image: vllm/vllm-openai:v0.11.0")],
      misses: [
        deployment('image: vllm/vllm-openai:v0.11.0\nresources: { limits: { memory: 32Gi, nvidia.com/gpu: "1" } }'),
        deployment("image: nginx:1.29"),
      ],
    },
  },
  see: (workload) =>
    workload.from === "kubernetes" && !workload.hasLimits && isAi(workload)
      ? [
          {
            start: workload.start,
            end: workload.end,
            evidence: `${workload.name} has no resources.limits`,
            identity: workload.name,
          },
        ]
      : [],
};

const SECRET_NAME = /(API_?KEY|_TOKEN|SECRET(_KEY)?|PASSWORD|ACCESS_KEY|MASTER_KEY)$/i;
const PUBLIC_NAME = /(MAX|NUM|MIN|LIMIT|COUNT|PUBLIC|TOKENIZER)/i;
const PLACEHOLDER =
  /^$|^<.*>$|^\*+$|x{3,}|your|example|change[-_]?me|placeholder|replace|insert|dummy|redacted|^(true|false|none|null|\d{1,6}|test|empty|not-?needed|fake\w*|sk-no-key-required|EMPTY)$|^\/|^file:|^vault:/i;

export const secretInManifest: WorkloadCheck = {
  rule: {
    id: "ai-secret-in-manifest",
    title: "Secret in a manifest",
    summary:
      "A key or password stands in the manifest in plain text, where the repository and everybody who may list workloads reads it.",
    severity: "high",
    confidence: 0.8,
    cwe: [798, 522],
    threats: ["leaked-model-key"],
    remediation:
      "Revoke it, and take the new one from a secret store: secretKeyRef, an env_file outside of the repository, or compose secrets; Parapet's policy reads stores itself (vault:, aws-sm:, gcp-sm:, azure-kv:).",
    examples: {
      hits: [
        compose(`image: acme/bot:1.0.0\nenvironment:\n  OPENAI_API_KEY: ${["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("")}`),
        deployment(
          `image: acme/bot:1.0.0\nenv:\n  - name: QDRANT_API_KEY\n    value: ${["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("")}`,
        ),
        { Dockerfile: `FROM acme/bot:1.0.0\nENV ANTHROPIC_API_KEY=${["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("")}\n` },
      ],
      misses: [
        compose("image: acme/bot:1.0.0\nenvironment:\n  OPENAI_API_KEY: $" + "{OPENAI_API_KEY}\n  MAX_TOKENS: 4096"),
        compose("image: acme/bot:1.0.0\nenvironment: [OPENAI_API_KEY, OPENAI_API_KEY=EMPTY, HF_TOKEN=your-token]"),
        deployment(
          "image: acme/bot:1.0.0\nenv:\n  - name: QDRANT_API_KEY\n    valueFrom: { secretKeyRef: { name: a, key: b } }",
        ),
      ],
    },
  },
  see: (workload) =>
    workload.from === "line"
      ? []
      : [...workload.env].flatMap(([name, { text, start, end }]) => {
          if (!SECRET_NAME.test(name) || PUBLIC_NAME.test(name) || isReference(text) || text.startsWith("$")) return [];
          const isChosen = name.toUpperCase().endsWith("PASSWORD");
          if (text.length < (isChosen ? 10 : 12) || PLACEHOLDER.test(text) || /\s/.test(text)) return [];
          if (isChosen && !/\d/.test(text)) return [];
          return [
            {
              start,
              end,
              evidence: `${workload.name}: ${name} holds a value of ${text.length} characters`,
              identity: `${workload.name} ${name}`,
            },
          ];
        }),
};

export const debugServer: WorkloadCheck = {
  rule: {
    id: "ai-debug-server",
    title: "Debug server in a deployment",
    summary:
      "The workload starts with its debugger: an error page then runs whatever code a visitor types, and shows prompts and keys.",
    severity: "medium",
    confidence: 0.8,
    cwe: [489, 215],
    threats: ["open-model-endpoint"],
    remediation: "Take the switch out of what is deployed.",
    examples: {
      hits: [
        { Dockerfile: "FROM python:3.13-slim\nENV FLASK_DEBUG=1\nCMD flask run --host 0.0.0.0\n" },
        deployment('image: acme/bot:1.0.0\nenv:\n  - { name: FLASK_DEBUG, value: "1" }'),
        { Dockerfile: 'FROM python:3.13-slim\nCMD ["flask", "run", "--debug", "--host", "0.0.0.0"]\n' },
      ],
      misses: [
        { Dockerfile: "FROM python:3.13-slim\nENV FLASK_DEBUG=0\nCMD flask run --host 0.0.0.0\n" },
        { "dev.sh": "flask run --debug\n" },
      ],
    },
  },
  see(workload) {
    if (workload.from === "line" || workload.from === "compose") return [];
    const [first] = workload.words;
    const line = lineOf(workload);
    const variable = [...workload.env].find(
      ([name, { text }]) =>
        /^(FLASK_DEBUG|DJANGO_DEBUG|GRADIO_DEBUG|LANGCHAIN_DEBUG)$/.test(name) && /^(1|true|True)$/.test(text),
    );
    if (variable !== undefined) {
      const [name, { start, end }] = variable;
      return [{ start, end, evidence: `${workload.name}: ${name} is on`, identity: `${workload.name} ${name}` }];
    }
    if (
      first === undefined ||
      !/\bflask\s[^\n]{0,200}--debug(\s|$)|\bdebugpy\b[^\n]{0,80}0\.0\.0\.0|--inspect(-brk)?=0\.0\.0\.0/.test(line)
    )
      return [];
    return [
      {
        start: first.start,
        end: first.end,
        evidence: `${workload.name} starts ${line}`,
        identity: `${workload.name} debug`,
      },
    ];
  },
};
