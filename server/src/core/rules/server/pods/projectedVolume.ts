/**
 * A projected volume puts several sources into one folder. Each entry is one source: a Secret or ConfigMap by name, facts
 * about the pod, or a token that lives ten minutes at least. No two of them can write the same file.
 *
 * That a Pod with a token names its `serviceAccountName` is not asked for here: most clusters fill it in.
 *
 * ```yaml
 * projected:
 *   sources:
 *     - serviceAccountToken:
 *         path: token
 *         expirationSeconds: 60 # 600 at least
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { sourcesNamed } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";
import { checkDownwardFile, checkFilePath, checkKeyFile, checkMode } from "../../volumeFile.ts";

const shortestToken = 600;
const longestToken = 2 ** 32;

/** Sources behind a feature that is off by default are dropped before anything looks at them. */
const kinds = ["secret", "configMap", "downwardAPI", "serviceAccountToken"];

const rule: Rule = {
  code: "projected-volume",
  family: "server",
  severity: "error",
  summary: "A source of a projected volume is incomplete, or two of them write the same file.",
  source: "https://kubernetes.io/docs/concepts/storage/projected-volumes/",
  fields: ["projected"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const projected of sourcesNamed(pod, "projected")) {
        checkMode(projected.at("defaultMode"), report);
        const files = new Set<string>();
        for (const source of projected.at("sources").items()) checkSource(source, projected, files, report);
      }
    }
  },
};

function checkSource(source: Cursor, projected: Cursor, files: Set<string>, report: Report): void {
  const given = kinds.map((kind) => source.at(kind)).filter((kind) => kind.present);
  if (given.length > 1)
    report(source, say`An entry of a projected volume is one source; make it two entries.`);
  for (const kind of given) {
    if (kind.name === "serviceAccountToken") checkToken(kind, projected, report);
    else if (kind.name !== "downwardAPI") requireValue(kind.at("name"), report);
    for (const item of kind.at("items").items()) {
      if (kind.name === "downwardAPI") checkDownwardFile(item, kind, report);
      else checkKeyFile(item, report);
      const path = item.at("path");
      if (path.string && files.has(path.string)) {
        report(path, say`Another source writes \`${path.string}\` already.`, { path: projected.path });
      }
      files.add(path.string ?? "");
    }
  }
}

function checkToken(token: Cursor, projected: Cursor, report: Report): void {
  const lifetime = token.at("expirationSeconds");
  const { number } = lifetime;
  if (number !== undefined && (number < shortestToken || number > longestToken)) {
    report(lifetime, say`A token lives from ${shortestToken} to ${longestToken} seconds.`);
  }
  // The server names the volume instead of the source.
  checkFilePath(token.at("path"), (at, message, options) => {
    report(at, message, { ...options, path: `${projected.path}.path` });
  });
}

export default rule;
