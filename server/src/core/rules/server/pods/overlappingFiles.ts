/**
 * Two files of a volume have the same path, or one is where another needs a folder. Which one is seen is not defined.
 *
 * ```yaml
 * configMap:
 *   name: settings
 *   items:
 *     - key: a
 *       path: config
 *     - key: b
 *       path: config/b # config is a file
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { sourcesNamed } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "overlapping-files",
  family: "server",
  severity: "warning",
  summary: "Two files of a volume overlap.",
  source: "https://kubernetes.io/docs/concepts/storage/projected-volumes/",
  fields: ["configMap", "secret", "downwardAPI", "projected"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const sources = (["secret", "configMap", "downwardAPI"] as const).flatMap((name) =>
        sourcesNamed(pod, name),
      );
      for (const source of sources) checkFiles(pathsIn(source), isSameOrBelow, report);
      for (const projected of sourcesNamed(pod, "projected")) {
        // Equal paths are an error there, and the business of another rule.
        checkFiles(projected.at("sources").items().flatMap(pathsOfProjection), isBelow, report);
      }
    }
  },
};

function pathsIn(source: Cursor): readonly Cursor[] {
  return source
    .at("items")
    .items()
    .map((item) => item.at("path"));
}

function pathsOfProjection(source: Cursor): readonly Cursor[] {
  const files = ["secret", "configMap", "downwardAPI"].flatMap((name) => pathsIn(source.at(name)));
  return [...files, source.at("serviceAccountToken", "path")];
}

type Relation = (path: string, folder: string) => boolean;

function checkFiles(paths: readonly Cursor[], hides: Relation, report: Report): void {
  const earlier: string[] = [];
  for (const place of paths) {
    const path = place.string;
    if (!path) continue;
    const other = earlier.find((known) => hides(known, path) || hides(path, known));
    if (other !== undefined) report(place, say`\`${path}\` overlaps with \`${other}\` of the same volume.`);
    earlier.push(path);
  }
}

function isSameOrBelow(path: string, folder: string): boolean {
  return path === folder || isBelow(path, folder);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

export default rule;
