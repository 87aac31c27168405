import { type Message, say } from "../text/message.ts";
import type { AliasCount } from "./aliasLimit.ts";
import type { Range } from "../text/range.ts";
import type { ScalarValue, YamlEntry, YamlNode, YamlProblem, YamlScalar } from "./node.ts";
import { keyText } from "./resolveScalar.ts";

/** Limit of the YAML specification for a key without `?` in front. */
const MAX_KEY = 1024;

/** An entry as it stands in the text, before `<<` is followed and its key is known to be a text. */
export interface OwnEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

type Report = (range: Range, message: Message, code?: YamlProblem["code"]) => void;

/**
 * The entries of a mapping as Kubernetes sees them. `<<` brings in the entries of other mappings; of equal keys the one
 * that was set last in the text counts, so a `<<` below an own key overrides it.
 */
export function mergeEntries(
  own: readonly OwnEntry[],
  report: Report,
  aliases: AliasCount,
): readonly YamlEntry[] {
  const entries: YamlEntry[] = [];
  // `yes` and `true` are one key, `1` and `"1"` are not, although both end up as the same text.
  const seen = new Set<ScalarValue>();
  let merged: Map<string, YamlEntry> | undefined;
  for (const { key, value } of own) {
    if (isMergeKey(key)) {
      merged ??= new Map<string, YamlEntry>();
      for (const entry of mergedEntries(key, value, report, aliases)) merged.set(entry.key.value, entry);
      for (const [name] of merged) {
        const overridden = entries.findIndex((entry) => entry.key.value === name);
        if (overridden >= 0) entries.splice(overridden, 1);
      }
      continue;
    }
    const text = key.kind === "scalar" ? keyText(key.value) : undefined;
    if (key.kind !== "scalar" || text === undefined) {
      report(
        key,
        key.kind === "scalar" && key.value === null
          ? say`A key is missing here.`
          : say`This cannot be a key: keys are texts, numbers or booleans.`,
      );
      continue;
    }
    if (key.end - key.start > MAX_KEY) report(key, say`A key can have at most 1,024 characters.`);
    if (seen.has(key.value))
      report(
        key,
        say`The key \`${text}\` stands here for the second time; only one can count.`,
        "duplicate-key",
      );
    seen.add(key.value);
    merged?.delete(text);
    entries.push({ key: isText(key) ? key : { ...key, value: text }, value });
  }
  return merged === undefined ? entries : [...entries, ...merged.values()];
}

function isText(key: YamlScalar): key is YamlEntry["key"] {
  return typeof key.value === "string";
}

function isMergeKey(key: YamlNode): boolean {
  return key.kind === "scalar" && key.value === "<<" && key.style === "plain" && key.alias === undefined;
}

function mergedEntries(
  key: YamlNode,
  value: YamlNode,
  report: Report,
  aliases: AliasCount,
): readonly YamlEntry[] {
  const sources = value.kind === "sequence" ? value.items : [value];
  // Of several sources the first that has a key wins.
  const entries = sources.toReversed().flatMap((source) => {
    if (source.kind === "mapping") return source.entries;
    report(
      source.end > source.start ? source : key,
      say`Only a mapping, or a list of mappings, can be merged with \`<<\`.`,
    );
    return [];
  });
  if (!aliases.merge(entries.length)) {
    report(key, say`Too many keys come in through \`<<\`; from here on they are ignored.`, "yaml-limit");
    return [];
  }
  return entries.map((entry) => ({ ...entry, merged: true as const }));
}
