import { describe, expect, it } from "vitest";
import { scanTree } from "../../testing/tree.ts";
import { config } from "./config.ts";
import { readHcl } from "./terraform/read-hcl.ts";

const look = (tree: Readonly<Record<string, string>>) => scanTree(tree, { scanners: [config] });
const seenIn = async (tree: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await look(tree)).findings.map(({ rule, location }) => `${location.subject}:${location.line} ${rule}`);

const QDRANT = "qdrant/qdrant:v1.15.4";

describe("workloads", () => {
  it("CF1: an open store is found however it is started", async () => {
    const seen = await seenIn({
      "a/compose.yaml": `x-base: &base\n  image: ${QDRANT}\nservices:\n  store:\n    <<: *base\n    ports:\n      - "6333:6333"\n`,
      "b/docker-compose.yml": `services:\n  store:\n    image: ${QDRANT}\n    network_mode: host\n`,
      "c/all.yaml": [
        "kind: Service",
        "apiVersion: v1",
        "spec: { type: NodePort, selector: { app: store } }",
        "---",
        "apiVersion: apps/v1",
        "kind: StatefulSet",
        "spec:",
        "  template:",
        "    metadata: { labels: { app: store, tier: data } }",
        "    spec:",
        "      containers:",
        `        - { name: store, image: "${QDRANT}", resources: { limits: { memory: 1Gi } } }`,
        "",
      ].join("\n"),
      "d/run.sh": `#!/bin/sh\nset -e\ndocker run -d \\\n  -p 6333:6333 \\\n  ${QDRANT}\n`,
    });
    expect(seen).toEqual([
      "a/compose.yaml:7 vector-store-open",
      "b/docker-compose.yml:4 vector-store-open",
      "c/all.yaml:3 vector-store-open",
      "d/run.sh:3 vector-store-open",
    ]);
  });

  it("CF1: a server is found in units, Procfiles and images", async () => {
    const seen = await seenIn({
      "llm.service": "[Service]\nEnvironment=A=1\nExecStart=/usr/bin/vllm serve acme/model --host 0.0.0.0\n",
      Procfile: "web: gunicorn app:app\nllm: vllm serve acme/model --host 0.0.0.0\n",
      "nb/Dockerfile": 'FROM python:3.13-slim\nCMD ["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.token="]\n',
    });
    expect(seen).toEqual(["Procfile:2 ai-server-open", "llm.service:3 ai-server-open", "nb/Dockerfile:2 ai-auth-off"]);
  });

  it("CF2: lets be what nobody reaches, and what asks for a key", async () => {
    const service = (lines: string): string => `services:\n  store:\n    image: ${QDRANT}\n${lines}`;
    expect(
      await seenIn({
        "a/compose.yaml": service('    ports: ["127.0.0.1:6333:6333"]\n'),
        "b/compose.yaml": service("    ports:\n      - { target: 6333, published: 6333, host_ip: 127.0.0.1 }\n"),
        "c/compose.yaml": service('    ports: ["6333:6333"]\n    env_file: [.env]\n'),
        "d/compose.yaml": service('    ports: ["6333"]\n'),
        "e/compose.yaml": "services:\n  web:\n    image: nginx:1.29\n    ports: ['80:80']\n",
        "f/app.yaml": `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - { name: a, image: "${QDRANT}", resources: { limits: { memory: 1Gi } } }\n`,
        "g/run.sh":
          '# vllm serve a --host 0.0.0.0\nvllm serve a --host 0.0.0.0 --api-key "$KEY"\nVLLM_API_KEY=$KEY vllm serve a --host 0.0.0.0\nvllm serve a --host 127.0.0.1\n',
      }),
    ).toEqual([]);
  });

  it("CF3: a secret in a manifest is reported and shown nowhere", async () => {
    const key = ["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("");
    const { findings } = await look({
      "compose.yaml": `services:\n  a:\n    image: acme/bot:1.0\n    environment:\n      LLM_API_KEY: ${key}\n`,
    });
    expect(findings.map(({ rule, location }) => `${location.line} ${rule}`)).toEqual(["5 ai-secret-in-manifest"]);
    expect(JSON.stringify(findings)).not.toContain(key.slice(3));
  });
});

describe("files", () => {
  it("CF4: comments and strings are let be", async () => {
    expect(
      await seenIn({
        "a.py":
          "import gradio as gr\n# demo.launch(share=True)\nprint('demo.launch(share=True)')\ndemo.launch()  # share=True is for demos\n",
        "b.ts":
          "import cors from 'cors';\nconst text = \"cors({ origin: true, credentials: true })\";\n/*\n * cors({ origin: true, credentials: true })\n */\n",
        "main.tf":
          '# resource "aws_sagemaker_notebook_instance" "a" { direct_internet_access = "Enabled" }\n/* resource "azurerm_cognitive_account" "a" { public_network_access_enabled = true } */\n',
      }),
    ).toEqual([]);
  });

  it("CF5: hostile files end in bounded time", async () => {
    const started = performance.now();
    const { failures, findings } = await look({
      "compose.yaml": `services:\n  a: ${"[".repeat(50_000)}`,
      "k8s.yaml": `apiVersion: v1\nkind: Pod\nspec: ${"{a: ".repeat(20_000)}`,
      "templates/x.yaml": `apiVersion: v1\nkind: Pod\n${"{{- if x }}\n".repeat(5_000)}spec: {\n`,
      "a.tf": `resource "a" "b" ${"{ a ".repeat(60_000)}`,
      "b.tf": `resource "aws_sagemaker_domain" "b" { x = <<EOT\n${"a\n".repeat(100_000)}`,
      "c.tf": `resource "a" "b" { x = ${'"'.repeat(60_000)}`,
      "a.py": `import gradio\nimport cors\n${"x.launch(".repeat(20_000)}`,
      "b.py": `import gradio ${"x.launch( share=True ".repeat(10_000)}`,
      "run.sh": `${"vllm serve \\\n".repeat(20_000)}\n${"docker run -p ".repeat(20_000)}`,
      Dockerfile: `FROM a:1\nENV ${"A=1 ".repeat(30_000)}\nCMD ["${"\\".repeat(30_000)}`,
    });
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(failures).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toContain("ai-manifest-unreadable");
  }, 20_000);

  it("CF5: settings that hold too much to be read are a finding, templates or not", async () => {
    const { findings, failures } = await look({
      "elasticsearch.yml": `a: {{ x }}\n${"b: 1\n".repeat(120_000)}`,
      "litellm.yaml": `model_list: ${"[".repeat(100)}\n`,
      "jinja.yaml": "model_list:\n{% for m in models %}\n  - [\n",
    });
    expect(failures).toEqual([]);
    expect(findings.map(({ rule, location }) => [location.subject, rule])).toEqual([
      ["elasticsearch.yml", "ai-manifest-unreadable"],
      ["litellm.yaml", "ai-manifest-unreadable"],
    ]);
  }, 20_000);

  it("CF6: Terraform is read with all that may stand in it", async () => {
    const text = [
      'resource "aws_opensearch_domain" "a" { # search',
      "  tags = { a = 1, b = 2 }",
      "  access_policies = <<-POLICY",
      '    { "Statement": [{ "Principal": "*", "Effect": "Allow" }] }',
      "  POLICY",
      "  encrypt_at_rest {",
      "    enabled = true",
      "  }",
      "  domain_endpoint_options {",
      "    enforce_https = false",
      "  }",
      "}",
      "",
    ].join("\n");
    expect(await seenIn({ "main.tf": text })).toEqual(["main.tf:3 cloud-ai-public", "main.tf:10 cloud-ai-unwatched"]);
    const [block] = readHcl(text);
    expect(block).toMatchObject({ kind: "resource", labels: ["aws_opensearch_domain", "a"] });
    expect(block?.blocks.map(({ kind }) => kind)).toEqual(["encrypt_at_rest", "domain_endpoint_options"]);
    expect(block?.attributes.get("tags")?.value).toBe("{ a = 1, b = 2 }");
  });
});
