import { call } from "../api/client.ts";

/** Ends the session on the server, then loads the door afresh so that nothing seen stays in memory. */
export function signOut(): void {
  const leave = (): void => location.replace("/sign-in");
  call("/sign-out", { method: "POST" }).then(leave, leave);
}
