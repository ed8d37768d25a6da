export { type LoadedManifest, loadManifest, parseManifest } from "./load.ts";
export type { Connection, Manifest, ManifestInput, ManifestTool } from "./schema.ts";
