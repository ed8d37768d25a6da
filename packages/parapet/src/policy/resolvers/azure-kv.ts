import { AZURE_FORM, parseAzureReference } from "../stores/azure-reference.ts";
import { storeResolver } from "./store-resolver.ts";

export const azureResolver = storeResolver({
  id: "azure-kv",
  title: "Azure Key Vault",
  form: { text: AZURE_FORM, accepts: (path) => parseAzureReference(path) !== undefined },
  section: "azure",
  open: async (parts) => (await import("../stores/azure.ts")).openAzure(parts),
});
