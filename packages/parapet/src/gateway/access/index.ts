export {
  createKeyService,
  type IssuedKey,
  type KeyRefusal,
  type KeyRequest,
  type KeyService,
  type KeyVerdict,
} from "./key-service.ts";
export {
  createTokenVerifier,
  isTokenShaped,
  type TokenRefusal,
  type TokenVerdict,
  type TokenVerifier,
} from "./oidc.ts";
export { type Access, compileAccess, type Explanation } from "./permission.ts";
export type { Principal } from "./principal.ts";
