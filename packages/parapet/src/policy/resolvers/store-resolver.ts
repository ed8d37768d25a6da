import type { SecretStore, StoreParts } from "../stores/store.ts";
import type { SecretResolver, StoreContext } from "./resolver.ts";

interface StoreKind extends Required<Pick<SecretResolver, "id" | "title" | "form">> {
  /** What the policy says of this store, below `secrets:`. */
  readonly section: "vault" | "aws" | "gcp" | "azure";
  open(parts: StoreParts): Promise<SecretStore>;
}

/** A scheme whose values lie in a store that is asked over the network. */
export function storeResolver({ id, title, form, section, open }: StoreKind): SecretResolver<StoreContext> {
  // Of this store alone: an edit of another's settings ends no session here.
  const placeOf: SecretResolver["placeOf"] = ({ settings }) =>
    `${id} ${JSON.stringify([settings.timeoutMs, settings[section]])}`;
  return {
    id,
    title,
    form,
    isRemote: true,
    canRotate: true,
    placeOf,
    resolve: async (path, { connections, ...parts }) => {
      const store = await connections.get(placeOf(parts), () => open(parts));
      const value = (await store.read(path)).trim();
      return value === "" ? undefined : value;
    },
    whenMissing: () => `Write it there; the form of a reference is ${form.text}.`,
  };
}
