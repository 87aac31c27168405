import { hash } from "node:crypto";

/** Short, and the same for equal texts and for no others. */
export function fingerprint(text: string): string {
  return hash("sha256", text, "base64url");
}
