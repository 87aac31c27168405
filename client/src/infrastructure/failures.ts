/** Why something failed, in words for a person: without those that the protocol puts before what the server has thrown. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Request \S+ failed with message: /u, "");
}
