export { type DataKeys, loadOrCreateDataKeys } from "./data-keys.ts";
export { openStore, type StoreOptions } from "./open-store.ts";
export { createTextSealer, type SealedPlace, type TextSealer } from "./sealing.ts";
export type * from "./store.ts";
