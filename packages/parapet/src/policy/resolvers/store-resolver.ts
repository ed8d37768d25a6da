import type { SecretStore, StoreParts } from "../stores/store.ts";
import type { SecretResolver, StoreContext } from "./resolver.ts";

interface StoreKind extends Required<Pick<SecretResolver, "id" | "title" | "form">> {
  open(parts: StoreParts): Promise<SecretStore>;
}

/** A scheme whose values lie in a store that is asked over the network. */
export function storeResolver({ id, title, form, open }: StoreKind): SecretResolver<StoreContext> {
  return {
    id,
    title,
    form,
    isRemote: true,
    canRotate: true,
    resolve: async (path, { connections, ...parts }) => {
      // Settings that differ are another connection: an edit of the policy does not go on with the old one.
      const store = await connections.get(`${id} ${JSON.stringify(parts.settings)}`, () => open(parts));
      const value = (await store.read(path)).trim();
      return value === "" ? undefined : value;
    },
    whenMissing: () => `Write it there; the form of a reference is ${form.text}.`,
  };
}
