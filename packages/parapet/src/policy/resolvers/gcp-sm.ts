import { GCP_FORM, parseGcpReference } from "../stores/gcp-reference.ts";
import { storeResolver } from "./store-resolver.ts";

export const gcpResolver = storeResolver({
  id: "gcp-sm",
  title: "Google Secret Manager",
  form: { text: GCP_FORM, accepts: (path) => parseGcpReference(path) !== undefined },
  section: "gcp",
  open: async (parts) => (await import("../stores/gcp.ts")).openGcp(parts),
});
