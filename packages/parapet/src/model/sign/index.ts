export { checkModelCard } from "./check-card.ts";
export type { ModelDifference } from "./differences.ts";
export { isFloating, lockModel, readLock, verifyLocked } from "./lock.ts";
export { IGNORED, type ManifestOptions, manifestOf } from "./manifest.ts";
export { modelBom } from "./model-bom.ts";
export { readModelCard } from "./model-card.ts";
export { signModel } from "./sign-model.ts";
export { readPrivateKey, readPublicKey } from "./signing-key.ts";
export { verifyModel } from "./verify-model.ts";
