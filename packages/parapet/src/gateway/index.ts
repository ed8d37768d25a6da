export {
  type Access,
  compileAccess,
  createKeyService,
  type Explanation,
  type IssuedKey,
  type KeyRequest,
  type KeyService,
  type KeyVerdict,
} from "./access/index.ts";
export { type ApprovalDesk, createApprovalDesk, type Decision } from "./approvals/index.ts";
export { type Mode, STOP_FILE, type StopState } from "./control.ts";
export { type CoverageRow, coverageRows, renderCoverage } from "./coverage/index.ts";
export { createGateway, type Gateway, type GatewayOptions, type GatewayStatus, type ModelStatus } from "./gateway.ts";
export type { LimitUsage } from "./limits/index.ts";
export { recordedTexts } from "./recorded-texts.ts";
export type { GatewayConfig } from "./snapshot.ts";
export { type Otlp, type OtlpOptions, startOtlp } from "./telemetry/index.ts";
