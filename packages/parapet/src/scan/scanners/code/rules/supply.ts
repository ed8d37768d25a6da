import { type CodeRule, js, py, ruleOf } from "./rule-of.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

/** AI-SUP: where models come from, and what runs while they are read. */
export const supplyRules: readonly CodeRule[] = [
  ruleOf({
    id: "ai-sup-001-remote-code",
    title: "Code of a model's repository runs here",
    summary: "`trust_remote_code` runs Python from the model's repository, at whatever revision it has today.",
    severity: "high",
    confidence: 0.9,
    cwe: [829],
    threats: ["malicious-model-file", "registry-or-pipeline-compromise"],
    remediation: "Leave it off, or pin `revision` to a commit that somebody has read.",
    hits: [py("from transformers import AutoModel", 'AutoModel.from_pretrained("org/model", trust_remote_code=True)')],
    misses: [
      py(
        "from transformers import AutoModel",
        `AutoModel.from_pretrained("org/model", trust_remote_code=True, revision="${COMMIT}")`,
      ),
    ],
  }),
  ruleOf({
    id: "ai-sup-002-unpinned-model",
    title: "Model without a pinned revision",
    summary: "A model is loaded at its newest revision, so who owns its repository can change what runs here.",
    severity: "medium",
    confidence: 0.8,
    cwe: [494],
    threats: ["model-file-tampering", "silent-provider-model-change"],
    remediation: "Pin `revision` to the commit's 40 hexadecimal digits.",
    hits: [
      py("from huggingface_hub import snapshot_download", 'snapshot_download("org/model")'),
      js('import { pipeline } from "@huggingface/transformers";', 'await pipeline("summarization", "org/model");'),
    ],
    misses: [
      py("from huggingface_hub import snapshot_download", `snapshot_download("org/model", revision="${COMMIT}")`),
    ],
  }),
  ruleOf({
    id: "ai-sup-003-unsafe-load",
    title: "Model file is read by a loader that runs code",
    summary: "The file's format can run any code while it is read.",
    severity: "high",
    confidence: 0.75,
    cwe: [502],
    threats: ["malicious-model-file"],
    remediation:
      "Use safetensors, `weights_only=True`, or a format without code; scan and sign what you cannot convert.",
    hits: [
      py("import torch", 'torch.load("m.pt", weights_only=False)'),
      py("import joblib", 'joblib.load("m.joblib")'),
    ],
    misses: [py("import torch", 'torch.load("m.pt", weights_only=True)')],
  }),
  ruleOf({
    id: "ai-sup-004-vector-store-pickle",
    title: "Vector store is unpickled",
    summary: "A stored index is read with pickle, which runs whatever was put in it.",
    severity: "high",
    confidence: 0.9,
    cwe: [502],
    threats: ["malicious-model-file", "rag-corpus-poisoning"],
    remediation: "Build the index from its texts, or keep it where only this program writes and verify its hash.",
    hits: [
      py(
        "from langchain_community.vectorstores import FAISS",
        'FAISS.load_local("i", e, allow_dangerous_deserialization=True)',
      ),
    ],
    misses: [py("from langchain_community.vectorstores import FAISS", 'FAISS.load_local("i", e)')],
  }),
  ruleOf({
    id: "ai-sup-005-open-transport",
    title: "Model or its server over an open line",
    summary: "Model files, prompts or keys go over plain HTTP, or the server's certificate is not checked.",
    severity: "medium",
    confidence: 0.85,
    cwe: [319, 295],
    threats: ["model-file-tampering", "model-route-hijack"],
    remediation: "Use https and leave certificate checks on; give your own authority's certificate where there is one.",
    hits: [js('import OpenAI from "openai";', 'new OpenAI({ baseURL: "http://llm.example.com/v1" });')],
    misses: [js('import OpenAI from "openai";', 'new OpenAI({ baseURL: "http://localhost:11434/v1" });')],
  }),
];
