import { secretResolvers } from "./resolvers/index.ts";

/** What is wrong with the form of a reference, without repeating it: it may be the secret. Undefined when nothing is. */
export function formProblem(reference: string): string | undefined {
  const colon = reference.indexOf(":");
  const scheme = reference.slice(0, colon);
  if (!secretResolvers.has(scheme)) return undefined;
  const { form } = secretResolvers.get(scheme);
  if (form === undefined || form.accepts(reference.slice(colon + 1))) return undefined;
  return `expected a reference of the form ${form.text}`;
}

/** Does it point at a store, so that the network is needed to read it? */
export function isStoreReference(reference: string): boolean {
  const scheme = reference.slice(0, reference.indexOf(":"));
  return secretResolvers.has(scheme) && secretResolvers.get(scheme).isRemote;
}
