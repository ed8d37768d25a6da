import type { CliCommand } from "../command.ts";
import { redteamFix } from "./redteam-fix.ts";
import { redteamGate } from "./redteam-gate.ts";
import { redteamInit } from "./redteam-init.ts";
import { redteamJudge } from "./redteam-judge.ts";
import { redteamReportCommand } from "./redteam-report.ts";
import { redteamRun } from "./redteam-run.ts";

/** Those of the red team, which need none of what the others load. */
export const REDTEAM_COMMANDS: readonly CliCommand[] = [
  redteamInit,
  redteamRun,
  redteamReportCommand,
  redteamFix,
  redteamGate,
  redteamJudge,
];
