import { childOf, type SyntaxNode } from "../syntax.ts";
import type { Fact, FactSource, FactType, FindFacts } from "./fact.ts";

/** Turns one call into facts; `name` is the last name of what is called. */
type ReadCall = (
  name: string,
  given: readonly SyntaxNode[],
  called: string,
  source: FactSource,
) => readonly [FactType, string][];

/** Facts that lie in what calls are given. */
export const callFacts: FindFacts = (source) =>
  source.nodes.flatMap((node): Fact[] => {
    if (node.type !== "call_expression") return [];
    const called = childOf(node, "function");
    if (called === undefined) return [];
    const text = source.textOf(called).replaceAll(/\s+/gu, "");
    const name = text.slice(text.lastIndexOf(".") + 1);
    const given = (childOf(node, "arguments")?.children ?? []).filter(({ type }) => type !== "comment");
    const line = source.lineOf(called.end);
    return readers.flatMap((read) =>
      read(name, given, text, source).map(([type, value]) => ({ type, value, line })),
    );
  });

const flagDefinition =
  /^(?:(?:String|Bool|Int|Int32|Int64|Uint|Float64|Float32|Duration|StringSlice|StringArray|IPNet|IP)(?:Var)?P?|Var|TextVar|Func)$/u;

const flags: ReadCall = (name, given, called, { textOf }) => {
  if (!flagDefinition.test(name) || !called.includes(".")) return [];
  const text = given.find(({ type }) => type.endsWith("string_literal"));
  const value = text === undefined ? "" : unquoted(textOf(text));
  return /^[a-z][\w.-]*$/u.test(value) ? [["flag", `--${value}`]] : [];
};

const gates: ReadCall = (name, given, _, { textOf }) => {
  const [gate] = given;
  if (name !== "Enabled" || gate === undefined || given.length !== 1) return [];
  const value = textOf(gate);
  return /^[\w.]+$/u.test(value) ? [["gate", value.slice(value.lastIndexOf(".") + 1)]] : [];
};

const endpoints: ReadCall = (name, given, _, { textOf }) => {
  if (
    !/^(?:Handle|HandleFunc|HandlePrefix|AddHealthzCheck|AddReadyzCheck|UnlistedHandle\w*|InstallHandler|InstallPathHandler)$/u.test(
      name,
    )
  )
    return [];
  const text = given.find(({ type }) => type.endsWith("string_literal"));
  return text === undefined ? [] : [["endpoint", unquoted(textOf(text))]];
};

const queues: ReadCall = (_, given, called, { textOf }) => {
  if (!called.includes("workqueue.New")) return [];
  const text = given.find(({ type }) => type.endsWith("string_literal"));
  return text === undefined ? [] : [["queue", unquoted(textOf(text))]];
};

const watches: ReadCall = (name, given, _, { textOf }) => {
  const [object] = given;
  if (!/^(?:For|Owns|Watches|WatchesRawSource|WatchesMetadata)$/u.test(name) || object === undefined)
    return [];
  const value = /^&?([\w.]+)\{/u.exec(textOf(object))?.[1];
  return value === undefined ? [] : [["watch", `${name} ${value}`]];
};

const caches: ReadCall = (name, given, _, { textOf }) => {
  if (!/^WaitFor(?:Named)?CacheSync/u.test(name)) return [];
  return given
    .map(textOf)
    .filter((value) => /sync/iu.test(value) || value.endsWith("..."))
    .map((value) => ["cache", value]);
};

const workers: ReadCall = (_, given, called, { textOf }) => {
  const isUntil = /^(?:wait\.)?\w*Until\w*$/u.test(called);
  if (!isUntil) return [];
  return given
    .filter(({ type }) => type === "selector_expression" || type === "identifier")
    .map(textOf)
    .filter((value) => /worker|run|process|schedule|sync/iu.test(value))
    .map((value) => ["worker", value]);
};

const readers: readonly ReadCall[] = [flags, gates, endpoints, queues, watches, caches, workers];

function unquoted(text: string): string {
  return text.replaceAll(/^["`]|["`]$/gu, "");
}
