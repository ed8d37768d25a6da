export { type LoadedManifest, loadManifest, parseManifest } from "./load.ts";
export { type Connection, type Manifest, type ManifestInput, type ManifestTool } from "./schema.ts";
