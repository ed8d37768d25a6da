import type { FailureNote } from "../failure.ts";
import type { JournalMark } from "../journal/journal.ts";
import type { OperationArgument, OperationName } from "../operations/index.ts";
import type { StoredEvent } from "../store.ts";
import type { Recovery } from "./ingest.ts";

/** What the thread is started with. */
export interface WriterSetup {
  readonly dataDirectory: string;
  readonly writer: string;
  readonly checkpointEvents: number;
  readonly maxPageCount: number | undefined;
}

/** Main thread → writer. Times travel with the messages, so that one clock rules. */
export type ToWriter =
  | { readonly type: "journal"; readonly end: JournalMark; readonly at: number }
  | { readonly type: "recover"; readonly at: number }
  | { readonly type: "checkpoint"; readonly at: number }
  | { readonly type: "tail"; readonly isOn: boolean }
  | {
      readonly type: "call";
      readonly id: number;
      readonly operation: OperationName;
      readonly argument: OperationArgument<OperationName>;
    }
  | { readonly type: "close"; readonly end: JournalMark; readonly at: number };

/** Writer → main thread. */
export type FromWriter =
  | { readonly type: "committed"; readonly mark: JournalMark }
  | { readonly type: "failing"; readonly failure: FailureNote }
  /** The thread runs, or what failed was tried again and is done. */
  | { readonly type: "healthy" }
  | { readonly type: "recovered"; readonly recoveries: readonly Recovery[] }
  | { readonly type: "events"; readonly events: readonly StoredEvent[] }
  | { readonly type: "result"; readonly id: number; readonly value: unknown }
  | { readonly type: "refused"; readonly id: number; readonly failure: FailureNote }
  | { readonly type: "closed" };
