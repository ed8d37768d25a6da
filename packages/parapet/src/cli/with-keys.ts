import type { KeyService } from "../gateway/index.ts";
import type { CommandContext } from "./command.ts";
import { type OpenData, withStore } from "./open-data.ts";

/** `withStore`, with the service that issues and ends keys. A running gateway sees the change within a second. */
export async function withKeys<T>(
  context: CommandContext,
  work: (data: OpenData & { readonly keyService: KeyService }) => Promise<T>,
): Promise<T> {
  return withStore(context, async (data) => {
    const [{ createKeyService }, { loadOrCreateDataKeys }] = await Promise.all([
      import("../gateway/index.ts"),
      import("../store/index.ts"),
    ]);
    const { pepper } = loadOrCreateDataKeys(data.dataDirectory);
    return work({ ...data, keyService: await createKeyService({ store: data.store, pepper }) });
  });
}
