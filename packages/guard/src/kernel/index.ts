export { type Clock, manualClock, systemClock } from "./clock.ts";
export { EXIT, type ExitCode, messageOf, ParapetError, type ParapetErrorOptions, type SourcePlace } from "./error.ts";
export type { Event, NewEvent } from "./event.ts";
export { type Evidence, type EvidenceStatus, statusAt } from "./evidence.ts";
export type { Finding, FindingStatus, Location } from "./finding.ts";
export { type Log, silentLog } from "./log.ts";
export { createRegistry, type Described, type Registry } from "./registry.ts";
export { compareSeverity, SEVERITIES, type Severity } from "./severity.ts";
export { ACTIONS, type Action, graver, gravest, type Verdict } from "./verdict.ts";
