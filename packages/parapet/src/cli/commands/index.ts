import type { CliCommand } from "../command.ts";
import { accessExplain } from "./access-explain.ts";
import { approvalsApprove } from "./approvals-approve.ts";
import { approvalsDeny } from "./approvals-deny.ts";
import { approvalsList } from "./approvals-list.ts";
import { approvalsShow } from "./approvals-show.ts";
import { auditExport } from "./audit-export.ts";
import { auditVerify } from "./audit-verify.ts";
import { check } from "./check.ts";
import { completion } from "./completion.ts";
import { consoleLink } from "./console-link.ts";
import { doctor } from "./doctor.ts";
import { eventsTail } from "./events-tail.ts";
import { gatewayStatus } from "./gateway-status.ts";
import { guardCoverage } from "./guard-coverage.ts";
import { guardEval } from "./guard-eval.ts";
import { guardTest } from "./guard-test.ts";
import { guardTune } from "./guard-tune.ts";
import { init } from "./init.ts";
import { keysCreate } from "./keys-create.ts";
import { keysList } from "./keys-list.ts";
import { keysRevoke } from "./keys-revoke.ts";
import { keysRotate } from "./keys-rotate.ts";
import { modeList } from "./mode-list.ts";
import { modeSet } from "./mode-set.ts";
import { modelAttack } from "./model-attack.ts";
import { modelBomCommand } from "./model-bom.ts";
import { modelHarden } from "./model-harden.ts";
import { modelList } from "./model-list.ts";
import { modelManifest } from "./model-manifest.ts";
import { modelMemory } from "./model-memory.ts";
import { modelPrivacy } from "./model-privacy.ts";
import { modelPromote } from "./model-promote.ts";
import { modelRegister } from "./model-register.ts";
import { modelRollback } from "./model-rollback.ts";
import { modelScan } from "./model-scan.ts";
import { modelSign } from "./model-sign.ts";
import { modelValidate } from "./model-validate.ts";
import { modelVerify } from "./model-verify.ts";
import { policySchemaCommand } from "./policy-schema.ts";
import { practice } from "./practice.ts";
import { REDTEAM_COMMANDS } from "./redteam.ts";
import { resume } from "./resume.ts";
import { scanCommand } from "./scan.ts";
import { scanAgents } from "./scan-agents.ts";
import { scanBom } from "./scan-bom.ts";
import { scanDbStatus } from "./scan-db-status.ts";
import { scanDbUpdate } from "./scan-db-update.ts";
import { scanShadow } from "./scan-shadow.ts";
import { stop } from "./stop.ts";
import { textsPurge } from "./texts-purge.ts";
import { up } from "./up.ts";

/** Every command, in the order of help within its section. */
export const COMMANDS: readonly CliCommand[] = [
  init,
  check,
  policySchemaCommand,
  modelScan,
  modelManifest,
  modelSign,
  modelVerify,
  modelBomCommand,
  modelValidate,
  modelAttack,
  modelHarden,
  modelPrivacy,
  modelMemory,
  modelRegister,
  modelList,
  modelPromote,
  modelRollback,
  scanCommand,
  scanShadow,
  scanAgents,
  scanDbUpdate,
  scanDbStatus,
  scanBom,
  ...REDTEAM_COMMANDS,
  guardTest,
  guardEval,
  guardTune,
  guardCoverage,
  up,
  gatewayStatus,
  consoleLink,
  keysCreate,
  keysList,
  keysRotate,
  keysRevoke,
  accessExplain,
  approvalsList,
  approvalsShow,
  approvalsApprove,
  approvalsDeny,
  practice,
  eventsTail,
  stop,
  resume,
  modeSet,
  modeList,
  auditVerify,
  auditExport,
  textsPurge,
  doctor,
  completion,
];
