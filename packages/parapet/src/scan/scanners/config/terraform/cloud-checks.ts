import type { Rule } from "../../../rule.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import type { FileCheck } from "../files/file-check.ts";
import { type Block, readHcl } from "./read-hcl.ts";

/** Types of resources that serve models, train them or keep what they search. */
const AI =
  /^(aws_(sagemaker|bedrock|opensearchserverless|kendra)|azurerm_(cognitive|ai_|machine_learning|search_service|openai)|azapi_openai|google_(vertex_ai|notebooks|workbench|discovery_engine|dialogflow|colab))|^aws_(opensearch|elasticsearch)_domain$|^pinecone_|^qdrant-cloud_/;

function check(rule: Rule, see: (resource: Block, type: string) => readonly Sighting[]): FileCheck {
  return {
    rule,
    wants: /\.tf$/,
    see(text) {
      if (!/\bresource\b/.test(text)) return [];
      return readHcl(text).flatMap((block) => {
        const [type = ""] = block.labels;
        return block.kind === "resource" && AI.test(type) ? see(block, type) : [];
      });
    },
  };
}

const named = ({ labels }: Block): string => labels.join(".");

function attributes(
  block: Block,
): readonly (readonly [string, Block["attributes"] extends ReadonlyMap<string, infer A> ? A : never])[] {
  return [...block.attributes, ...block.blocks.flatMap(attributes)];
}

const resource = (type: string, body: string): { readonly "main.tf": string } => ({
  "main.tf": `resource "${type}" "ai" {\n  name = "ai"\n${body}}\n`,
});

/** What opens a resource to the internet, by attribute and value. */
const OPENS: Readonly<Record<string, RegExp>> = {
  public_network_access_enabled: /^true$/,
  public_network_access: /^Enabled$/i,
  direct_internet_access: /^Enabled$/,
  app_network_access_type: /^PublicInternetOnly$/,
  no_public_ip: /^false$/,
  disable_public_ip: /^false$/,
  public_endpoint_enabled: /^true$/,
};

const cloudPublic: FileCheck = check(
  {
    id: "cloud-ai-public",
    title: "AI service open to the internet",
    summary: "The cloud's AI service, notebook or search index takes calls from the whole internet.",
    severity: "medium",
    confidence: 0.8,
    cwe: [668, 284],
    threats: ["open-model-endpoint"],
    remediation: "Switch public access off, and reach it by a private endpoint.",
    examples: {
      hits: [
        resource("azurerm_cognitive_account", '  kind = "OpenAI"\n  public_network_access_enabled = true\n'),
        resource("aws_sagemaker_notebook_instance", '  direct_internet_access = "Enabled"\n'),
        resource(
          "aws_opensearch_domain",
          '  access_policies = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*" }] })\n',
        ),
      ],
      misses: [
        resource("azurerm_cognitive_account", '  kind = "OpenAI"\n  public_network_access_enabled = false\n'),
        resource(
          "azurerm_cognitive_account",
          '  public_network_access_enabled = true\n  network_acls {\n    default_action = "Deny"\n  }\n',
        ),
        resource("azurerm_storage_account", "  public_network_access_enabled = true\n"),
        resource("aws_sagemaker_notebook_instance", '  direct_internet_access = "Disabled"\n'),
      ],
    },
  },
  (block) => {
    const all = attributes(block);
    if (all.some(([name, { value }]) => name === "default_action" && value === "Deny")) return [];
    return all.flatMap(([name, { value, start, end }]) => {
      const isOpen = Object.hasOwn(OPENS, name) && OPENS[name]!.test(value);
      const isForAll =
        name === "access_policies" &&
        /Principal"?\s?[=:]\s?(\{\s?"?AWS"?\s?[=:]\s?)?\[?"\*"/.test(value) &&
        !/Condition|IpAddress/.test(value);
      if (!isOpen && !isForAll) return [];
      return [
        {
          start,
          end,
          evidence: `${named(block)}: ${name} is ${isForAll ? "for everybody" : value}`,
          identity: `${named(block)} ${name}`,
          ...(isForAll ? { severity: "high" as const } : {}),
        },
      ];
    });
  },
);

const cloudKeys: FileCheck = check(
  {
    id: "cloud-ai-shared-keys",
    title: "AI service that takes shared keys",
    summary: "The service takes its account key beside identities: whoever finds the key is everybody.",
    severity: "low",
    confidence: 0.85,
    cwe: [522],
    threats: ["leaked-model-key"],
    remediation:
      "Set local_auth_enabled to false (local_authentication_enabled for search), and give each workload an identity.",
    examples: {
      hits: [resource("azurerm_cognitive_account", '  kind = "OpenAI"\n  local_auth_enabled = true\n')],
      misses: [resource("azurerm_cognitive_account", '  kind = "OpenAI"\n  local_auth_enabled = false\n')],
    },
  },
  (block) =>
    [...block.attributes].flatMap(([name, { value, start, end }]) =>
      /^local_auth(entication)?_enabled$/.test(name) && value === "true"
        ? [{ start, end, evidence: `${named(block)}: ${name} is true`, identity: named(block) }]
        : [],
    ),
);

/** Types that take a key of one's own, by the attributes or blocks that name it. */
const OWN_KEY: Readonly<Record<string, RegExp>> = {
  aws_sagemaker_notebook_instance: /^kms_key_id$/,
  aws_sagemaker_endpoint_configuration: /^kms_key_arn$/,
  aws_sagemaker_domain: /^kms_key_id$/,
  aws_bedrock_custom_model: /^custom_model_kms_key_id$|^kms_key/,
  aws_kendra_index: /^(server_side_encryption_configuration|kms_key_id)$/,
  aws_bedrockagent_agent: /^customer_encryption_key_arn$/,
  azurerm_cognitive_account: /^(customer_managed_key|key_vault_key_id)$/,
  azurerm_machine_learning_workspace: /^(encryption|key_vault_key_id)$/,
  google_vertex_ai_dataset: /^(encryption_spec|kms_key_name)$/,
  google_vertex_ai_endpoint: /^(encryption_spec|kms_key_name)$/,
  google_vertex_ai_index: /^(encryption_spec|kms_key_name)$/,
  google_vertex_ai_featurestore: /^(encryption_spec|kms_key_name)$/,
  google_workbench_instance: /^(kms_key|disk_encryption)$/,
};

const cloudOwnKey: FileCheck = check(
  {
    id: "cloud-ai-without-own-key",
    title: "AI service without a key of one's own",
    summary:
      "What the service keeps is encrypted with the provider's key only: you cannot take it back by revoking a key.",
    severity: "info",
    confidence: 0.9,
    cwe: [311],
    threats: ["training-data-theft"],
    remediation: "Name a customer-managed key, where your data calls for one.",
    examples: {
      hits: [resource("aws_sagemaker_notebook_instance", "")],
      misses: [
        resource("aws_sagemaker_notebook_instance", "  kms_key_id = aws_kms_key.ai.id\n"),
        resource("azurerm_cognitive_account", "  customer_managed_key {\n    key_vault_key_id = x.y.id\n  }\n"),
      ],
    },
  },
  (block, type) => {
    const names = Object.hasOwn(OWN_KEY, type) ? OWN_KEY[type]! : undefined;
    if (names === undefined) return [];
    const all = [...attributes(block).map(([name]) => name), ...block.blocks.map(({ kind }) => kind)];
    if (all.some((name) => names.test(name))) return [];
    return [{ start: block.start, end: block.end, evidence: `${named(block)} names no key`, identity: named(block) }];
  },
);

const cloudLogging: FileCheck = check(
  {
    id: "cloud-ai-unwatched",
    title: "AI service that is not watched or not isolated",
    summary:
      "Logging, isolation or encryption between machines is switched off by name: misuse leaves no trace, or spreads.",
    severity: "medium",
    confidence: 0.8,
    cwe: [778, 653],
    threats: ["missing-ai-audit-trail"],
    remediation: "Switch it on.",
    examples: {
      hits: [
        resource(
          "aws_bedrock_model_invocation_logging_configuration",
          "  logging_config {\n    text_data_delivery_enabled = false\n  }\n",
        ),
        resource("aws_sagemaker_notebook_instance", '  kms_key_id = "a"\n  root_access = "Enabled"\n'),
      ],
      misses: [
        resource(
          "aws_bedrock_model_invocation_logging_configuration",
          "  logging_config {\n    text_data_delivery_enabled = true\n  }\n",
        ),
        resource("aws_sagemaker_notebook_instance", '  kms_key_id = "a"\n  root_access = "Disabled"\n'),
      ],
    },
  },
  (block) =>
    attributes(block).flatMap(([name, { value, start, end }]) => {
      const isOff =
        (/^(text_data_delivery_enabled|enable_network_isolation|enable_inter_container_traffic_encryption|encrypt_at_rest_enabled|node_to_node_encryption_enabled|enforce_https)$/.test(
          name,
        ) &&
          value === "false") ||
        (name === "root_access" && value === "Enabled");
      return isOff
        ? [{ start, end, evidence: `${named(block)}: ${name} is ${value}`, identity: `${named(block)} ${name}` }]
        : [];
    }),
);

export const CLOUD_CHECKS: readonly FileCheck[] = [cloudPublic, cloudKeys, cloudOwnKey, cloudLogging];
