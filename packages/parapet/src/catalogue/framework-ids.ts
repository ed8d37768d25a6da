import type { Control, Threat } from "./schema.ts";

/** Fields of a threat or a control that hold ids of somebody else's framework. */
export type ThreatFramework =
  | "owaspLlm2025"
  | "owaspLlm2026"
  | "owaspAgentic2026"
  | "owaspDataSec2026"
  | "atlas"
  | "nistAml"
  | "cwe"
  | "cosaiRisk";
export type ControlFramework =
  | "nistAiRmf"
  | "iso42001"
  | "euAiAct"
  | "soc2"
  | "nistCsf2"
  | "atlasMitigations"
  | "aisvs"
  | "cosaiControl";
export type FrameworkField = (ThreatFramework & keyof Threat) | (ControlFramework & keyof Control);

export interface FrameworkIds {
  readonly field: FrameworkField;
  /** With its edition: what a reader may look the id up in. */
  readonly title: string;
  /** An id in words. */
  readonly form: RegExp;
  readonly example: string;
  /** Every id of the edition, or those that were looked up one by one. */
  readonly ids: ReadonlySet<string>;
  readonly isComplete: boolean;
}

/** `numbers("CC", ".", [5, 3])` is CC1.1 to CC1.5 and CC2.1 to CC2.3. */
function numbers(prefix: string, separator: string, lengths: readonly number[]): readonly string[] {
  return lengths.flatMap((length, group) => range(1, length).map((item) => `${prefix}${group + 1}${separator}${item}`));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function padded(prefix: string, count: number, suffix = ""): readonly string[] {
  return range(1, count).map((number) => `${prefix}${String(number).padStart(2, "0")}${suffix}`);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** ISO/IEC 42001:2023 Annex A: objectives end in .1 and are no controls, so numbering begins at 2. */
const ISO_42001 = [
  ...["A.2:4", "A.3:3", "A.4:6", "A.5:5", "A.7:6", "A.8:5", "A.9:4", "A.10:4"].flatMap((clause) => {
    const [prefix, last] = clause.split(":") as [string, string];
    return range(2, Number(last)).map((number) => `${prefix}.${number}`);
  }),
  "A.6.1.2",
  "A.6.1.3",
  ...range(2, 8).map((number) => `A.6.2.${number}`),
];

const NIST_AI_RMF = [
  ...numbers("GOVERN ", ".", [7, 3, 2, 3, 2, 2]),
  ...numbers("MAP ", ".", [6, 3, 5, 2, 2]),
  ...numbers("MEASURE ", ".", [3, 13, 3, 3]),
  ...numbers("MANAGE ", ".", [4, 4, 2, 3]),
];

const SOC_2 = [
  ...numbers("CC", ".", [5, 3, 4, 2, 3, 8, 5, 1, 2]),
  ...numbers("A", ".", [3]),
  ...numbers("C", ".", [2]),
  ...numbers("PI", ".", [5]),
  ...numbers("P", ".", [1, 1, 2, 3, 2, 7, 1, 1]),
];

/** NIST CSF 2.0: gaps are subcategories of 1.1 that 2.0 moved or dropped. */
const NIST_CSF_2 = Object.entries({
  "GV.OC": range(1, 5),
  "GV.RM": range(1, 7),
  "GV.RR": range(1, 4),
  "GV.PO": range(1, 2),
  "GV.OV": range(1, 3),
  "GV.SC": range(1, 10),
  "ID.AM": [1, 2, 3, 4, 5, 7, 8],
  "ID.RA": range(1, 10),
  "ID.IM": range(1, 4),
  "PR.AA": range(1, 6),
  "PR.AT": range(1, 2),
  "PR.DS": [1, 2, 10, 11],
  "PR.PS": range(1, 6),
  "PR.IR": range(1, 4),
  "DE.CM": [1, 2, 3, 6, 9],
  "DE.AE": [2, 3, 4, 6, 7, 8],
  "RS.MA": range(1, 5),
  "RS.AN": [3, 6, 7, 8],
  "RS.CO": [2, 3],
  "RS.MI": [1, 2],
  "RC.RP": range(1, 6),
  "RC.CO": [3, 4],
}).flatMap(([category, items]) => items.map((item) => `${category}-${String(item).padStart(2, "0")}`));

const NIST_AML = [
  ...words("01 011 012 013 014 015 018 02 021 022 023 024 025 026 027"),
  ...words("03 031 032 033 034 035 036 037 038 039 04 05 051"),
].map((number) => `NISTAML.${number}`);

/** Looked up one by one, by number. */
const CWE = words(`
  15 78 79 89 94 116 176 200 201 203 212 223 250 269 276 284 285 287 290 294 295 306 311 312 319 345 349 353 359 400
  440 441 451 472 488 494 497 502 506 522 524 532 639 668 693 732 770 778 798 799 829 834 862 863 918 1021 1039 1059
  1164 1188 1357 1395 1426 1427 1434`).map((number) => `CWE-${number}`);

const COSAI_RISKS = words(`
  AcceleratorAndSystemSideChannels AdapterPEFTInjection AgentDelegationChainOpacity AgenticDelegationConfusedDeputy
  CovertChannelsInModelOutputs CrossTenantCredentialPropagation DataPoisoning DenialOfMLService EconomicDenialOfWallet
  EvaluationBenchmarkManipulation ExcessiveDataHandling ExcessiveDataHandlingDuringInference
  FederatedDistributedTrainingPrivacy InferredSensitiveData InsecureIntegratedComponent InsecureModelOutput
  MCPTransportHijacking MaliciousLoaderDeserialization ModelDeploymentTampering ModelEvasion ModelExfiltration
  ModelReverseEngineering ModelSourceTampering OrchestratorRouteHijacking PromptInjection PromptResponseCachePoisoning
  RetrievalVectorStorePoisoning RogueActions RunawayAgentToolLoops SensitiveDataDisclosure ShadowAndUnknownAgents
  StaleAgentIdentityBinding ToolRegistryTampering ToolSourceProvenance UnauthorizedTrainingData ZombieShadowMCPServers
`).map((name) => `risk${name}`);

const COSAI_CONTROLS = words(`
  AdversarialTrainingAndTesting AgentCredentialIsolation AgentExecutionBounds AgentIntegrityManagement
  AgentInventoryManagement AgentObservability AgentPluginPermissions AgentPluginUserControl
  ApplicationAccessManagement ComponentIdentityProvenance IncidentResponseManagement InputValidationAndSanitization
  InterComponentTransportSecurity InternalPoliciesAndEducation IsolatedConfidentialComputing
  ModelAndDataAccessControls ModelAndDataExecutionIntegrity ModelAndDataIntegrityManagement
  ModelAndDataInventoryManagement ModelPrivacyEnhancingTechnologies OrchestratorAndRouteIntegrity
  OutputValidationAndSanitization ProductGovernance RedTeaming RetrievalAndVectorSystemIntegrity RiskGovernance
  RuntimePrivacyEnhancingTechnologies SecureByDefaultMLTooling ThreatDetection TrainingDataManagement
  TrainingDataSanitization UserDataManagement UserPoliciesAndEducation UserTransparencyAndControls
  VulnerabilityManagement`).map((name) => `control${name}`);

const table = (
  field: FrameworkField,
  title: string,
  form: RegExp,
  ids: readonly string[],
  isComplete = true,
): FrameworkIds => ({ field, title, form, example: ids[0] ?? "", ids: new Set(ids), isComplete });

/** ATLAS technique names come with the taxonomy itself, so its table is completed there. */
export function frameworkIds(atlasTechniques: readonly string[]): readonly FrameworkIds[] {
  return [
    table("owaspLlm2025", "OWASP Top 10 for LLM Applications 2025", /^LLM\d\d:2025$/, padded("LLM", 10, ":2025")),
    table("owaspLlm2026", "OWASP Top 10 for LLM Applications 2026", /^LLM\d\d:2026$/, padded("LLM", 10, ":2026")),
    table("owaspAgentic2026", "OWASP Agentic Applications 2026", /^ASI\d\d:2026$/, padded("ASI", 10, ":2026")),
    table("owaspDataSec2026", "OWASP GenAI Data Security 2026", /^DSGAI\d\d$/, padded("DSGAI", 21)),
    table("atlas", "MITRE ATLAS 5.6.0", /^AML\.T\d{4}(\.\d{3})?$/, atlasTechniques, false),
    table("nistAml", "NIST AI 100-2e2025", /^NISTAML\.\d{2,3}$/, NIST_AML),
    table("cwe", "CWE", /^CWE-\d{1,4}$/, CWE, false),
    table("cosaiRisk", "CoSAI risk map, 2026-08-19", /^risk[A-Z]\w+$/, COSAI_RISKS),
    table("nistAiRmf", "NIST AI RMF 1.0", /^(GOVERN|MAP|MEASURE|MANAGE) \d\.\d{1,2}$/, NIST_AI_RMF),
    table("iso42001", "ISO/IEC 42001:2023 Annex A", /^A\.\d{1,2}(\.\d){1,2}$/, ISO_42001),
    table(
      "euAiAct",
      "Regulation (EU) 2024/1689",
      /^Art\. \d{1,3}$/,
      range(1, 113).map((article) => `Art. ${article}`),
    ),
    table("soc2", "SOC 2 TSC 2017 rev. 2022", /^(CC|A|C|PI|P)\d\.\d$/, SOC_2),
    table("nistCsf2", "NIST CSF 2.0", /^[A-Z]{2}\.[A-Z]{2}-\d\d$/, NIST_CSF_2),
    table(
      "atlasMitigations",
      "MITRE ATLAS 5.6.0",
      /^AML\.M\d{4}$/,
      range(0, 34).map((n) => `AML.M${String(n).padStart(4, "0")}`),
    ),
    table(
      "aisvs",
      "OWASP AISVS 1.0, chapters",
      /^C\d{1,2}$/,
      range(1, 12).map((chapter) => `C${chapter}`),
      false,
    ),
    table("cosaiControl", "CoSAI risk map, 2026-08-19", /^control[A-Z]\w+$/, COSAI_CONTROLS),
  ];
}
