import { type Message, say } from "../text/message.ts";
import { getScalarValue, type MappingEvent, type ScalarEvent, type SequenceEvent } from "js-yaml";
import type { Range } from "../text/range.ts";
import { endOfLine } from "./comments.ts";
import { countAliases } from "./aliasLimit.ts";
import { mergeEntries, type OwnEntry } from "./merge.ts";
import type { ScalarStyle, YamlNode, YamlProblem, YamlScalar } from "./node.ts";
import type { ReadEvents } from "./readEvents.ts";
import { resolvePlain, resolveTagged, type Resolution } from "./resolveScalar.ts";

// js-yaml's event and style numbers; its constants are values that a `switch` cannot narrow by.
const DOCUMENT = 1;
const SEQUENCE = 2;
const MAPPING = 3;
const SCALAR = 4;
const ALIAS = 5;
const POP = 6;
const FLOW = 2;
const STYLES: readonly ScalarStyle[] = [
  "plain",
  "plain",
  "single-quoted",
  "double-quoted",
  "literal",
  "folded",
];

/** What a node is to the one that holds it. */
type Role = "key" | "value" | "item";
type ContentEvent = ScalarEvent | SequenceEvent | MappingEvent;

export interface Tree {
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
  /** Where scalars stand, in the order of the text: a `#` in there starts no comment. */
  readonly scalars: readonly Range[];
  /** Where brackets are open: tabs and line breaks mean nothing in there. */
  readonly flows: readonly Range[];
}

/** Turn the events of the first document into nodes with offsets in the text that was given to `readEvents`. */
export function buildTree({ events, source, completed, toOriginal, isAlias }: ReadEvents): Tree {
  const problems: YamlProblem[] = [];
  const scalars: Range[] = [];
  const flows: Range[] = [];
  const anchors = new Map<string, YamlNode | "open">();
  const aliases = countAliases();
  let index = 0;
  /** Offset in `source` behind the last token that was read. */
  let cursor = 0;

  if (events[index++]?.type !== DOCUMENT || events[index]?.type === POP) return { problems, scalars, flows };
  const root = readNode("value");
  return { ...(isEmptyDocument(root) ? {} : { root }), problems, scalars, flows };

  function report(range: Range, message: Message, code: YamlProblem["code"] = "yaml-syntax"): void {
    problems.push({ start: range.start, end: range.end, code, message });
  }

  function original(start: number, end: number): Range {
    return { start: toOriginal(start), end: toOriginal(end) };
  }

  function readNode(role: Role): YamlNode {
    const event = events[index++];
    switch (event?.type) {
      case SCALAR:
      case SEQUENCE:
      case MAPPING:
        if (role === "key" && event.type === SCALAR && isAliasKey(event)) return readAliasKey(event);
        return event.anchorStart < 0 ? readContent(event, role) : readAnchored(event, role);
      case ALIAS:
        cursor = event.anchorEnd;
        return readAlias(
          source.slice(event.anchorStart, event.anchorEnd),
          original(event.anchorStart - 1, event.anchorEnd),
        );
      default:
        throw new Error(`js-yaml gave event ${String(event?.type)} where a value was due`);
    }
  }

  function readContent(event: ContentEvent, role: Role): YamlNode {
    switch (event.type) {
      case SCALAR:
        return readScalar(event, role);
      case SEQUENCE:
        return readSequence(event);
      case MAPPING:
        return readMapping(event);
    }
  }

  function readAnchored(event: ContentEvent, role: Role): YamlNode {
    const anchor = source.slice(event.anchorStart, event.anchorEnd);
    anchors.set(anchor, "open");
    const before = aliases.total();
    const node = { ...readContent(event, role), anchor };
    anchors.set(anchor, node);
    aliases.remember(node, aliases.total() - before);
    return node;
  }

  function isAliasKey({ valueStart, style }: ScalarEvent): boolean {
    return valueStart >= 0 && STYLES[style] === "plain" && isAlias(valueStart);
  }

  /** `name :` for `*name:`, which is as long. */
  function readAliasKey({ valueStart, valueEnd }: ScalarEvent): YamlNode {
    cursor = valueEnd;
    return readAlias(source.slice(valueStart, valueEnd), original(valueStart, valueEnd + 1));
  }

  function readAlias(name: string, range: Range): YamlNode {
    const target = anchors.get(name);
    scalars.push(range);
    if (target === undefined || target === "open") {
      report(
        range,
        target === "open"
          ? say`The anchor \`&${name}\` contains itself.`
          : say`There is no anchor \`&${name}\` above this alias.`,
      );
      return { kind: "scalar", ...range, value: null, style: "plain", alias: name };
    }
    if (!aliases.use(target)) {
      if (!problems.some((problem) => problem.code === "yaml-limit")) {
        report(
          range,
          say`The aliases of this document make more of it than Kubernetes reads; they are ignored from here on.`,
          "yaml-limit",
        );
      }
      return { kind: "scalar", ...range, value: null, style: "plain", alias: name };
    }
    return { ...target, ...range, alias: name };
  }

  function readScalar(event: ScalarEvent, role: Role): YamlScalar {
    aliases.count();
    const style = STYLES[event.style] ?? "plain";
    const read = scalarRange(event, style, role);
    const whole = role === "key" ? completed.get(read.start) : undefined;
    const range = whole === undefined ? read : { start: read.start, end: read.start + whole.length };
    const text = whole ?? textOf(event);
    const resolution = resolve(event, style, text);
    if ("refused" in resolution && !(role === "key" && text.startsWith("."))) {
      report(range, resolution.refused);
    }
    const { start, end } = range;
    const value = "refused" in resolution ? text : resolution.value;
    const scalar: YamlScalar = { kind: "scalar", start, end, value, style };
    if (end > start) scalars.push(scalar);
    return scalar;
  }

  function textOf(event: ScalarEvent): string {
    if (event.valueStart < 0) return "";
    return event.fast ? source.slice(event.valueStart, event.valueEnd) : getScalarValue(source, event);
  }

  function resolve(event: ScalarEvent, style: ScalarStyle, text: string): Resolution {
    const tag = event.tagStart < 0 ? "" : source.slice(event.tagStart, event.tagEnd);
    if (tag !== "") return resolveTagged(tag, text);
    return style === "plain" ? resolvePlain(text) : { value: text };
  }

  function scalarRange(event: ScalarEvent, style: ScalarStyle, role: Role): Range {
    const from = Math.max(cursor, event.anchorEnd, event.tagEnd);
    if (event.valueStart < 0) {
      cursor = from > cursor ? from : behindIndicator(role);
      return original(cursor, cursor);
    }
    if (style === "literal" || style === "folded") {
      let header = from;
      while (header < event.valueStart && !"|>".includes(source.charAt(header))) {
        header = source.charAt(header) === "#" ? endOfLine(source, header) : header + 1;
      }
      cursor = header + source.slice(header, event.valueEnd).trimEnd().length;
      checkBlockIndentation(header);
      return original(header, cursor);
    }
    const quote = style === "plain" ? 0 : 1;
    cursor = event.valueEnd + quote;
    return original(event.valueStart - quote, cursor);
  }

  /** While the indentation of a block scalar is still unknown, Kubernetes' reader takes a tab for a broken one. */
  function checkBlockIndentation(header: number): void {
    // Each character that breaks a line is one for itself: were `\r\n` a third, a row of them could be read in endless ways.
    const match = /^[|>][-+]?(?=[\s#])[^\r\n]*[\r\n](?: *[\r\n])* *\t/u.exec(
      source.slice(header, header + 400),
    );
    if (match === null) return;
    const tab = header + match[0].length;
    report(
      original(tab - 1, tab),
      say`The first line of a block text must not start with a tab: indent it with spaces, or say how deep it is (\`|2\`).`,
    );
  }

  /** Where a missing value would stand: behind the `:` or `-` that announces it. */
  function behindIndicator(role: Role): number {
    const at = skipBlanks(cursor, false);
    return role !== "key" && source.charAt(at) === (role === "item" ? "-" : ":") ? at + 1 : cursor;
  }

  function skipBlanks(from: number, commas: boolean): number {
    let at = from;
    for (;;) {
      const character = source.charAt(at);
      if (character === "#" && /\s|^$/u.test(source.charAt(at - 1))) at = endOfLine(source, at);
      else if (character !== "" && (/\s/u.test(character) || (commas && character === ","))) at++;
      else return at;
    }
  }

  function closeFlow(start: number): void {
    const opener = source.charAt(start);
    if (opener !== "[" && opener !== "{") return;
    cursor = Math.max(cursor, start + 1);
    const at = skipBlanks(cursor, true);
    if (source.charAt(at) === (opener === "[" ? "]" : "}")) cursor = at + 1;
    flows.push(original(start, cursor));
  }

  function readSequence(event: SequenceEvent): YamlNode {
    aliases.count();
    cursor = Math.max(cursor, event.start);
    const items: YamlNode[] = [];
    while (events[index]?.type !== POP) items.push(readNode("item"));
    index++;
    if (event.style === FLOW) closeFlow(event.start);
    const { start, end } = original(event.start, cursor);
    return { kind: "sequence", start, end, flow: event.style === FLOW, items };
  }

  function readMapping(event: MappingEvent): YamlNode {
    aliases.count();
    cursor = Math.max(cursor, event.start);
    const own: OwnEntry[] = [];
    while (events[index]?.type !== POP) {
      if (source.charAt(cursor) === "{") cursor++;
      const key = readNode("key");
      own.push({ key, value: readNode("value") });
    }
    index++;
    if (event.style === FLOW) closeFlow(event.start);
    const { start, end } = original(event.start, cursor);
    const entries = mergeEntries(own, report, aliases);
    return { kind: "mapping", start, end, flow: event.style === FLOW, entries };
  }
}

function isEmptyDocument(root: YamlNode): boolean {
  return root.kind === "scalar" && root.value === null && root.end === root.start;
}
