import type { JudgeRecord } from "../engine/judged-rate.ts";
import type { HeadName } from "./head-weights.ts";

/**
 * How often the judge is right on answers to attacks by templates that it has not seen, for `judgedRate`: of the
 * attack's success, and of a refusal. Made by bench/redteam/judge/fit.py on 2026-11-27; its README.md has the table.
 */
export const JUDGE_RECORD: Readonly<Record<HeadName, JudgeRecord>> = {
  success: { caught: 1483, through: 1694, cleared: 4177, harmless: 4466 },
  refusal: { caught: 3811, through: 4091, cleared: 1570, harmless: 1720 },
};
