import type { Message } from "../text/message.ts";
import type { Range } from "../text/range.ts";

/**
 * The tree of one YAML document. Values are what `sigs.k8s.io/yaml` makes of the text (YAML 1.1 scalars), offsets are
 * UTF-16 code units from the start of the document. Nodes are immutable and shared: an alias is a shallow copy of its
 * target that carries the alias's own range, so a finding on the alias stands where the person wrote it.
 */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;

export type ScalarValue = string | number | bigint | boolean | null;

export type ScalarStyle = "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";

interface YamlNodeBase extends Range {
  /** `&name`, without the ampersand. */
  readonly anchor?: string;
  /** The name after `*`, when this node is an alias. */
  readonly alias?: string;
}

export interface YamlScalar extends YamlNodeBase {
  readonly kind: "scalar";
  /** A missing value (`key:` and nothing after it) is `null` with an empty range behind the colon. */
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
}

export interface YamlMapping extends YamlNodeBase {
  readonly kind: "mapping";
  readonly flow: boolean;
  /** In the order of the text; entries that `<<` brings in come last, without those that the mapping overrides. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlSequence extends YamlNodeBase {
  readonly kind: "sequence";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlEntry {
  /** Keys are strings in Kubernetes: `yes:` has the value `"true"`, `1:` has `"1"`. */
  readonly key: YamlScalar & { readonly value: string };
  readonly value: YamlNode;
  /** Came in through `<<`; `key` and `value` have the ranges of the anchor's text. */
  readonly merged?: true;
}

export interface YamlComment extends Range {
  /** Without `#` and surrounding blanks. */
  readonly text: string;
}

/** Something that keeps Kubernetes from reading the text as it was meant. */
export interface YamlProblem extends Range {
  readonly code: "yaml-syntax" | "duplicate-key" | "yaml-limit";
  readonly message: Message;
  /** What is missing or too much, where that is plain. */
  readonly slip?: Slip;
}

/** No `:` behind a key, no space behind a `:`, tabs in front of a line, a quote or bracket that is not closed, a column of its own. */
type Slip = "colon" | "space" | "tab" | "closer" | "column";

/** One `---` part. Parsing never fails: what could be read is in `root`, what could not is in `problems`. */
export interface YamlDocument {
  readonly text: string;
  /** Absent when the document holds nothing but blanks and comments. */
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}

/** The last entry of that name (the one that counts when a key is duplicated). */
export function findEntry(mapping: YamlMapping, key: string): YamlEntry | undefined {
  return mapping.entries.findLast((entry) => entry.key.value === key);
}
