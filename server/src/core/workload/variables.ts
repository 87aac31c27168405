import type { Cursor } from "../manifest/cursor.ts";

/** Texts of environment variables that are known before the container starts. */
export type Variables = ReadonlyMap<string, string>;

/** The variables that a container's `env` gives a text; the last of a name counts, and one from elsewhere hides it. */
export function variablesOf(container: Cursor): Variables {
  const variables = new Map<string, string>();
  for (const entry of container.at("env").items()) {
    const name = entry.at("name").string ?? "";
    const value = entry.at("value").string;
    if (!/^[A-Za-z_]\w*$/u.test(name)) continue;
    if (value === undefined || value.includes("$(")) variables.delete(name);
    else variables.set(name, value);
  }
  return variables;
}

/**
 * An element of `command` or `args` as the kubelet hands it on: `$(NAME)` stands for a variable, `$$(NAME)` for itself.
 *
 * https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
export function expandArgument(text: string, variables: Variables): string {
  return text.replaceAll(
    /(?<!\$)\$\((\w+)\)/gu,
    (reference, name: string) => variables.get(name) ?? reference,
  );
}

/** A word of a shell script with `$NAME` and `${NAME}` replaced where they are known. */
export function expandShell(word: string, variables: Variables): string {
  return word.replaceAll(
    /(?<!\\)\$(?:\{(\w+)\}|(\w+))/gu,
    (reference, braced?: string, bare?: string) => variables.get(braced ?? bare ?? "") ?? reference,
  );
}

/** An assignment of a text on a line of its own, at the outermost level of a script. */
const ASSIGNMENT =
  /^(?:export[ \t]+)?([A-Za-z_]\w*)=(?:"([^"$`\\]*)"|'([^']*)'|([^\s"'$`;&|()\\]*))[ \t]*;?$/gmu;

/** Words of the shell that set the variables behind them to what nobody knows. */
const SETTING_WORDS = /\b(?:read|for|unset|getopts)\b/u;

/** The variables of a container as a script finds or sets them; those that it may set to something else are left out. */
export function variablesOfScript(script: string, variables: Variables): Variables {
  const assigned = new Map<string, string>();
  for (const [, name = "", double, single, bare] of script.matchAll(ASSIGNMENT))
    assigned.set(name, double ?? single ?? bare ?? "");
  return new Map(
    [...variables, ...assigned].filter(([name]) => timesSet(script, name) === (assigned.has(name) ? 1 : 0)),
  );
}

function timesSet(script: string, name: string): number {
  const assignments = [...script.matchAll(new RegExp(String.raw`(?<![\w$-])${name}\+?=`, "gu"))];
  const others = script.split("\n").filter((line) => SETTING_WORDS.test(line) && line.includes(name));
  return assignments.length + others.length;
}
