import type { Sighting } from "../../../structured/sighting.ts";
import { lineOf } from "../workload/workload.ts";
import { compose, type WorkloadCheck } from "./workload-check.ts";

/** Variables that switch a login off, by the value that does it. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: /^true$/i,
  "xpack.security.enabled": /^false$/i,
  XPACK_SECURITY_ENABLED: /^false$/i,
  DISABLE_SECURITY_PLUGIN: /^true$/i,
  "plugins.security.disabled": /^true$/i,
  POSTGRES_HOST_AUTH_METHOD: /^trust$/i,
  WEBUI_AUTH: /^(false|0)$/i,
  LANGFLOW_AUTO_LOGIN: /^true$/i,
  JUPYTER_TOKEN: /^$/,
  OLLAMA_ORIGINS: /^\*$/,
  GF_AUTH_ANONYMOUS_ENABLED: /^true$/i,
  N8N_USER_MANAGEMENT_DISABLED: /^true$/i,
  STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION: /^false$/i,
  ALLOW_RESET: /^true$/i,
};
/** Images whose `ALLOW_…` and login variables are about AI at all. */
const ABOUT_AI = /^(AUTHENTICATION_ANONYMOUS|WEBUI|LANGFLOW|JUPYTER|OLLAMA|STREAMLIT)/;
const AI_NEARBY =
  /pgvector|vector|embedding|rag|llm|elastic|opensearch|chroma|redis-stack|milvus|qdrant|weaviate|n8n|ai\b|model/i;
const ARGUMENTS: readonly (readonly [what: string, form: RegExp])[] = [
  ["an empty Jupyter token", /--?(NotebookApp|ServerApp|IdentityProvider)\.(token|password)=(\s|$|''|"")/],
  [
    "Jupyter without its own checks",
    /--?(NotebookApp|ServerApp)\.(disable_check_xsrf|allow_unauthenticated_access)=True/,
  ],
  ["Streamlit without its protection", /--server\.enableXsrfProtection[= ]false|--server\.enableCORS[= ]false/],
];

export const authOff: WorkloadCheck = {
  rule: {
    id: "ai-auth-off",
    title: "Login switched off",
    summary: "The login of a notebook, store or interface is switched off on purpose: whoever reaches it is let in.",
    severity: "high",
    confidence: 0.9,
    cwe: [306, 1188],
    threats: ["open-model-endpoint", "dev-workspace-compromise"],
    remediation: "Switch it on, and hand the key out as a secret.",
    examples: {
      hits: [
        compose(
          "image: jupyter/scipy-notebook:2025-03-14\ncommand: start-notebook.sh --NotebookApp.token='' --NotebookApp.password=''",
        ),
        compose(
          'image: semitechnologies/weaviate:1.33.0\nenvironment:\n  AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: "true"',
        ),
        compose("image: ghcr.io/open-webui/open-webui:v0.6.32\nenvironment: [WEBUI_AUTH=False]"),
        compose("image: pgvector/pgvector:pg17\nenvironment:\n  POSTGRES_HOST_AUTH_METHOD: trust"),
        compose(
          "image: docker.elastic.co/elasticsearch/elasticsearch:9.1.4\nenvironment: [xpack.security.enabled=false]",
        ),
        { "start.sh": "jupyter lab --ip=0.0.0.0 --ServerApp.token='' --no-browser\n" },
        { Dockerfile: "FROM python:3.13-slim\nCMD streamlit run app.py --server.enableXsrfProtection false\n" },
      ],
      misses: [
        compose("image: jupyter/scipy-notebook:2025-03-14\ncommand: start-notebook.sh --NotebookApp.token=$TOKEN"),
        compose(
          'image: semitechnologies/weaviate:1.33.0\nenvironment:\n  AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: "false"',
        ),
        compose("image: postgres:17\nenvironment:\n  POSTGRES_HOST_AUTH_METHOD: scram-sha-256"),
        { "start.sh": "jupyter lab --ip=127.0.0.1\n" },
      ],
    },
  },
  see(workload) {
    const seen: Sighting[] = [];
    const about = `${workload.name} ${workload.image?.text ?? ""}`;
    for (const [name, { text, start, end }] of workload.env)
      if (
        VARIABLES[name]?.test(text) === true &&
        Object.hasOwn(VARIABLES, name) &&
        (ABOUT_AI.test(name) || AI_NEARBY.test(about))
      )
        seen.push({
          start,
          end,
          evidence: `${workload.name}: ${name} is ${text === "" ? "empty" : text}`,
          identity: `${workload.name} ${name}`,
        });
    const line = `${lineOf(workload)} `;
    for (const [what, form] of ARGUMENTS)
      if (form.test(line)) {
        const { start, end } = workload.words[0]!;
        const isHere = /--(ip|server\.address|address)[= ](127\.|localhost)/.test(line);
        seen.push({
          start,
          end,
          evidence: `${workload.name} starts with ${what}`,
          identity: `${workload.name} ${what}`,
          ...(isHere ? { severity: "medium" as const } : {}),
        });
      }
    return seen;
  },
};
