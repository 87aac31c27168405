import { checkLabels } from "../formats/labels.ts";
import { dns1035Label, dns1123Label, qualifiedName } from "../formats/names.ts";
import { pathSegment } from "../formats/objectName.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Report } from "../report.ts";
import { requireFilled } from "../rules/requireValue.ts";
import { type Message, say } from "../text/message.ts";
import type { StructureReport } from "./structureReport.ts";

/**
 * What the server asks of any object inside of a custom resource (`x-kubernetes-embedded-resource`): it does not know the
 * kind, so names only have to fit into a URL.
 */
export function checkEmbedded(at: Cursor, reportStructure: StructureReport): void {
  const report: Report = (place, message, options) => {
    reportStructure("embedded-object", place, message, options);
  };
  checkType(at, report);
  const metadata = at.at("metadata");
  checkNames(metadata, report);
  checkLabels(metadata.at("labels"), report);
  const annotations = metadata.at("annotations");
  for (const annotation of annotations.keys()) {
    const complaint = qualifiedName(annotation.name.toLowerCase());
    if (complaint !== undefined)
      report(annotation, say`The annotation key \`${annotation.name}\` ${complaint}.`, {
        on: "key",
        path: annotations.path,
      });
  }
  const finalizers = metadata.at("finalizers");
  for (const finalizer of finalizers.items())
    complain(finalizer, qualifiedName, (name, what) => {
      report(finalizer, say`The finalizer \`${name}\` ${what}.`, { path: finalizers.path });
    });
  const generation = metadata.at("generation");
  if ((generation.number ?? 0) < 0)
    report(generation, say`\`generation\` must be 0 or more; the server counts it, so leave it out.`);
}

function checkType(at: Cursor, report: Report): void {
  const apiVersion = at.at("apiVersion");
  if (requireFilled(apiVersion, report) && /\/.*\//u.test(apiVersion.string ?? ""))
    report(apiVersion, say`\`apiVersion\` must be a version, or a group and a version, as in \`apps/v1\`.`);
  const kind = at.at("kind");
  if (requireFilled(kind, report))
    complain(
      kind,
      (name) => dns1035Label(name.toLowerCase()),
      (name, what) => {
        report(kind, say`The kind \`${name}\` ${what}.`);
      },
    );
}

function checkNames(metadata: Cursor, report: Report): void {
  const name = metadata.at("name");
  complain(name, pathSegment.name, (text, what) => {
    report(name, say`The name \`${text}\` ${what}.`);
  });
  const prefix = metadata.at("generateName");
  complain(prefix, pathSegment.prefix, (text, what) => {
    report(prefix, say`\`generateName\` \`${text}\` ${what}.`);
  });
  const namespace = metadata.at("namespace");
  if (namespace.string !== "")
    complain(namespace, dns1123Label, (text, what) => {
      report(namespace, say`The namespace \`${text}\` ${what}.`);
    });
}

function complain(
  place: Cursor,
  format: (text: string) => Message | undefined,
  report: (text: string, complaint: Message) => void,
): void {
  const complaint = place.string === undefined ? undefined : format(place.string);
  if (complaint !== undefined) report(place.string ?? "", complaint);
}
