export { type Baseline, type BaselineEntry, readBaseline, writeBaseline } from "./engine/baseline.ts";
export type { Skipped } from "./engine/walk.ts";
export type { Example, Rule } from "./rule.ts";
export { type ScanFailure, type ScanOptions, type ScanResult, scan } from "./scan.ts";
export type { PlacedFact, Scanner, ScanSettings } from "./scanner.ts";
export { databaseFileIn, openDatabase, writeDatabase } from "./scanners/deps/osv/database.ts";
export { placeInWords, recordsOfPlaces } from "./scanners/deps/osv/fetch-records.ts";
export { scanners } from "./scanners/index.ts";
