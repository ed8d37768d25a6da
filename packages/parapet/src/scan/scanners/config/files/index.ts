import type { FileCheck } from "./file-check.ts";

/** What is asked of files of settings. */
export const FILE_CHECKS: readonly FileCheck[] = [];
