import type { KeyService } from "../gateway/index.ts";
import type { DirectoryData } from "./open-data.ts";

/** The service that issues and ends keys. A running gateway sees the change within a second. */
export async function keyServiceOf({ dataDirectory, store }: DirectoryData): Promise<KeyService> {
  const [{ createKeyService }, { loadOrCreateDataKeys }] = await Promise.all([
    import("../gateway/index.ts"),
    import("../store/index.ts"),
  ]);
  const { pepper } = loadOrCreateDataKeys(dataDirectory);
  return createKeyService({ store, pepper });
}
