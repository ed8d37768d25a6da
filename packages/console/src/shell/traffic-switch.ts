import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../api/client.ts";

type Change = { readonly to: "stop"; readonly reason: string } | { readonly to: "resume" };

/** The kill switch. Everything on screen is read anew afterwards, whether or not the change went through. */
export function useTrafficSwitch(): UseMutationResult<unknown, Error, Change> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) =>
      change.to === "stop"
        ? call("/stop", { method: "POST", body: { reason: change.reason } })
        : call("/resume", { method: "POST" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["overview"] }),
  });
}
