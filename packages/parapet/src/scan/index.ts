export { type Baseline, type BaselineEntry, readBaseline, writeBaseline } from "./engine/baseline.ts";
export type { Skipped } from "./engine/walk.ts";
export type { Example, Rule } from "./rule.ts";
export { type ScanFailure, type ScanOptions, type ScanResult, scan } from "./scan.ts";
export type { PlacedFact, Scanner, ScanSettings } from "./scanner.ts";
export { PIN_FILE } from "./scanners/agents/file-kinds.ts";
export { pinFileOf } from "./scanners/agents/whole/pins.ts";
export { scanners } from "./scanners/index.ts";
