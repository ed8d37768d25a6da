import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";

interface KeyChange {
  readonly path: string;
  readonly method: "POST" | "DELETE";
  readonly body?: unknown;
}

/** Creates, rotates or revokes; keys and the roles' counts are read anew afterwards, whether or not it went through. */
export function useKeyChange<T>(): UseMutationResult<T, Error, KeyChange> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, ...options }: KeyChange) => call<T>(path, options),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["keys"] }),
        queryClient.invalidateQueries({ queryKey: ["roles"] }),
      ]),
    gcTime: 0, // A new key's secret must not outlive its dialog.
  });
}
