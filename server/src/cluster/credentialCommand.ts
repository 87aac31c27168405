import { createHash } from "node:crypto";
import type { User } from "@kubernetes/client-node";
import { isSecretValue } from "../core/assist/secrets.ts";
import { isObject, listAt, namesAt, textAt } from "../core/schema/jsonValue.ts";

/** A command that hands out credentials: it runs with the person's rights. */
export interface CredentialCommand {
  /** As a person reads it, with its arguments and variables; values that are secret are left out. */
  readonly text: string;
  /** Of all of it, secrets included: who agrees to it agrees to nothing else under the same name. */
  readonly digest: string;
}

/** @returns undefined for a user whose credentials take no command */
export function credentialCommandOf({ exec, authProvider }: User): CredentialCommand | undefined {
  return execCommand(exec) ?? providerCommand(authProvider);
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
function execCommand(exec: unknown): CredentialCommand | undefined {
  if (!isObject(exec)) return undefined;
  const command = textAt(exec, "command");
  if (command === undefined) return undefined;
  const variables = listAt(exec, "env")
    .filter(isObject)
    .map((each) => [textAt(each, "name") ?? "", textAt(each, "value") ?? ""] as const);
  const words = namesAt(exec, "args");
  const text = [
    ...variables.map(([name, value]) => `${name}=${shown(name, value)}`),
    command,
    ...words.map((word, index) => shownWord(word, words[index - 1])),
  ];
  return { text: text.join(" "), digest: digestOf([variables, command, words]) };
}

/** What came before plugins; the client still runs its command, in a shell. */
function providerCommand(provider: unknown): CredentialCommand | undefined {
  const config = isObject(provider) ? provider["config"] : undefined;
  if (!isObject(config)) return undefined;
  const command = textAt(config, "cmd-path");
  if (command === undefined) return undefined;
  const words = textAt(config, "cmd-args") ?? "";
  return { text: `${command} ${words}`.trimEnd(), digest: digestOf(["cmd-path", command, words]) };
}

function shownWord(word: string, before: string | undefined): string {
  const [, flag, value] = /^(--?[\w-]+=)(.*)$/su.exec(word) ?? [];
  if (flag !== undefined && value !== undefined) return flag + shown(flag, value);
  const isValue = !word.startsWith("-") && /^--?[\w-]+$/u.test(before ?? "");
  return shown(isValue ? (before ?? "") : "", word);
}

/** Nothing that a shell would run is hidden from the one who is asked. */
function shown(name: string, value: string): string {
  return isSecretValue(name, value) && /^[\w.~+/=:-]+$/u.test(value) ? "…" : value;
}

function digestOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
