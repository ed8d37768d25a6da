/** The session is over: the door is loaded afresh, so that nothing seen stays in memory, and says why it is shut. */
export function leaveForSignIn(): void {
  location.replace("/sign-in?ended=1");
}
