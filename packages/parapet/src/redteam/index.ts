export { arsenalFor, builtInArsenal } from "./arsenal.ts";
export type {
  Carrier,
  Case,
  Channel,
  Driver,
  DriverKit,
  Goal,
  Move,
  Need,
  Payload,
  Proof,
  Reaction,
  Transform,
} from "./attack.ts";
export { type Attacker, openAttacker, type Thought } from "./attacker/index.ts";
export { type JudgedRate, type JudgeRecord, judgedRate } from "./engine/judged-rate.ts";
export { type CaseResult, OUTCOMES, type Outcome } from "./engine/result.ts";
export { type RunOptions, type RunResult, run } from "./engine/run.ts";
export type { Arsenal } from "./engine/run-case.ts";
export { openRunLog, type RunHead, type RunLog, readRunLog } from "./engine/run-log.ts";
export {
  type GoalSummary,
  type HeatCell,
  type OutcomeCounts,
  type SuccessRate,
  successRate,
  Tally,
} from "./engine/tally.ts";
export { findingsOf, fingerprintOf, goalMappings } from "./findings.ts";
export { type AnswerJudgement, judgeAnswer } from "./judge/judge.ts";
export { JUDGE_RECORD } from "./judge/judge-record.ts";
export { type Fix, fix, type TriedMeasure } from "./loop/fix.ts";
export type { PolicyPatch } from "./loop/measure.ts";
export { type Regression, type ReplayOptions, regressionTest, replay } from "./loop/regression.ts";
export {
  type LoadedManifest,
  loadManifest,
  type Manifest,
  type ManifestInput,
  parseManifest,
} from "./manifest/index.ts";
export { starterManifest } from "./manifest/starter.ts";
export type { Oracle, Ruling, Slots, Trail } from "./oracle.ts";
export { createRandom, type Random } from "./random.ts";
export type { Observation, SeenCall, SideEffect, Target, TargetSession, Turn } from "./target.ts";
export { openTarget } from "./targets/index.ts";
