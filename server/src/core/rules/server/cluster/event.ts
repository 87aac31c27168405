/**
 * An Event with an `eventTime` says what acted, on what, and why: the names of the controller and of its instance, the `action`
 * and the `reason`. Of the group `events.k8s.io` every Event has one and is `Normal` or a `Warning`, a `series` begins with the second
 * occurrence, and the fields whose names begin with `deprecated` stay empty.
 *
 * An Event lives in the namespace of its object; about objects without a namespace it lives in `default`.
 *
 * ```yaml
 * eventTime: "2024-01-01T00:00:00.000000Z"
 * reportingController: example.com/scheduler
 * reportingInstance: "" # which of its replicas?
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import { utf8Length } from "../../../text/utf8Length.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** In bytes of UTF-8. */
const longestName = 128;
const longestNote = 1024;

/** What the newer group calls deprecated, and what the server's paths call it. */
const deprecated = [
  ["deprecatedFirstTimestamp", "firstTimestamp"],
  ["deprecatedLastTimestamp", "lastTimestamp"],
  ["deprecatedCount", "count"],
] as const;

const rule: Rule = {
  code: "event",
  family: "server",
  severity: "error",
  summary: "An Event lacks what an Event must tell, or lives in another namespace than its object.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/",
  kinds: ["/Event", "events.k8s.io/Event"],
  check(manifest, report) {
    const { root } = manifest;
    const isNew = manifest.gvk.group !== "";
    checkNamespace(manifest, root.at(isNew ? "regarding" : "involvedObject", "namespace"), report);
    if (root.at("eventTime").present) checkTelling(root, isNew, report);
    if (isNew) checkStrictly(root, report);
  },
};

function checkNamespace({ root }: Manifest, place: Cursor, report: Report): void {
  const own = root.at("metadata", "namespace").string;
  const other = place.present ? place.string : "";
  // Without a namespace in the manifest the request decides.
  if (!own || other === undefined) return;
  const withTime = root.at("eventTime").present;
  const fits =
    other === "" ? own === "default" || (withTime && own === "kube-system") : withTime || own === other;
  if (fits) return;
  const path = "involvedObject.namespace";
  report(
    place,
    other === ""
      ? say`The object has no \`namespace\`; Events about such objects live in \`default\`, not in \`${own}\`.`
      : say`The object is in the namespace \`${other}\`, its Event in \`${own}\`; the two must be the same.`,
    { path },
  );
}

function checkTelling(root: Cursor, isNew: boolean, report: Report): void {
  const controller = root.at(isNew ? "reportingController" : "reportingComponent");
  if (requireValue(controller, report)) checkFormat(controller, qualifiedName, report);
  for (const text of [root.at("reportingInstance"), root.at("action"), root.at("reason")]) {
    if (requireValue(text, report)) checkLength(text, longestName, report, text.path);
  }
  checkLength(root.at(isNew ? "note" : "message"), longestNote, report, "message");
}

function checkLength(text: Cursor, most: number, report: Report, path: string): void {
  if (text.string === undefined || utf8Length(text.string) <= most) return;
  report(text, say`\`${text.name}\` can have at most ${most} bytes.`, { on: "key", path });
}

function checkStrictly(root: Cursor, report: Report): void {
  const type = root.at("type");
  if (type.string !== "Normal" && type.string !== "Warning" && (type.string !== undefined || !type.present))
    report(type, say`The \`type\` of an Event is \`Normal\` or \`Warning\`.`);
  checkSeries(root.at("series"), report);
  for (const [name, path] of deprecated) {
    const field = root.at(name);
    if (field.present && field.number !== 0)
      report(field, say`\`${name}\` must not be set.`, { on: "key", path });
  }
  const source = root.at("deprecatedSource");
  if (source.at("component").string || source.at("host").string)
    report(source, say`\`${source.name}\` must not be set.`, { on: "key", path: "source" });
}

function checkSeries(series: Cursor, report: Report): void {
  if (!series.isMapping) return;
  const count = series.at("count");
  if ((count.present ? count.number : 0) !== undefined && (count.number ?? 0) < 2)
    report(count, say`A series begins with the second occurrence: \`count\` must be 2 or more.`);
  requireValue(series.at("lastObservedTime"), report);
}

export default rule;
