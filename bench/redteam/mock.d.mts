export const CANARY: string;
export const SYSTEM: string;
export const REPLY: string;
export interface Mock {
  readonly url: string;
  /** Requests since it began. */
  readonly count: number;
  /** Of `performance.now()`. */
  readonly firstAt: number;
  begin(): void;
  close(): void;
}
export function startMock(): Promise<Mock>;
