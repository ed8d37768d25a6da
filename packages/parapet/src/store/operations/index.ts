import { decideApproval, insertApproval, leaseApprovals, settleApprovals } from "./approvals.ts";
import { deleteControl, setControl } from "./control.ts";
import { readEvents } from "./events.ts";
import { insertEvidence, latestEvidence } from "./evidence.ts";
import { exchangeTexts, getExchange, listExchanges, quantile, rollup, spend, topHits } from "./exchanges.ts";
import { listFindings, upsertFindings } from "./findings.ts";
import { insertKey, revokeKey, setKeyExpiry, touchKeys } from "./keys.ts";
import { insertModelVersion, moveModelVersion } from "./model-versions.ts";
import type { OperationContext } from "./operation.ts";
import { purge } from "./purge.ts";
import { deleteSession, deleteSessions, insertSession } from "./sessions.ts";

/** What the writer's thread does on request. All of it stays off the main thread, which carries the traffic. */
export const operations = {
  insertKey,
  revokeKey,
  setKeyExpiry,
  touchKeys,
  setControl,
  deleteControl,
  insertSession,
  deleteSession,
  deleteSessions,
  insertApproval,
  decideApproval,
  leaseApprovals,
  settleApprovals,
  insertModelVersion,
  moveModelVersion,
  upsertFindings,
  listFindings,
  insertEvidence,
  latestEvidence,
  readEvents,
  listExchanges,
  getExchange,
  exchangeTexts,
  rollup,
  topHits,
  quantile,
  spend,
  purge,
} satisfies Record<string, (context: OperationContext, argument: never) => unknown>;

type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationArgument<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationResult<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;
