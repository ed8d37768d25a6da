import type { ExitCode } from "@parapet/guard/kernel";
import type { InjectionScores } from "./reader.ts";
import type { Runtime } from "./runtime.ts";

/** What the thread is started with. */
export interface ThreadSetup {
  readonly weights: Uint8Array;
  /** One piece a line. */
  readonly vocabulary: string;
  readonly runtimes: readonly Runtime[];
  readonly maxWindows: number;
}

export interface Question {
  readonly id: number;
  readonly text: string;
}

/** An error as it crosses the threads. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly exit: ExitCode;
}

export type FromThread =
  | { readonly type: "ready" }
  | { readonly type: "broken"; readonly failure: Failure }
  | { readonly type: "scores"; readonly id: number; readonly scores: InjectionScores | undefined }
  | { readonly type: "refused"; readonly id: number; readonly failure: Failure };
