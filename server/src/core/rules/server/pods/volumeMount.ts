/**
 * A mount says where a volume appears in its container: at a path of its own, from a `subPath` or a `subPathExpr` that
 * stays inside the volume. `Bidirectional` propagation needs a privileged container, and only a mount that is
 * `readOnly` and not propagated can be read-only with all that is mounted below it.
 *
 * ```yaml
 * volumeMounts:
 *   - name: data
 *     mountPath: /data
 *     subPath: ../secrets # leaves the volume
 * ```
 */
import { descendingPath } from "../../../formats/paths.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const recursiveReadOnly = ["Disabled", "IfPossible", "Enabled"];

const rule: Rule = {
  code: "volume-mount",
  family: "server",
  severity: "error",
  summary: "A mount has no path, the path of another one, or options that exclude each other.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const paths = new Set<string>();
      for (const mount of at.at("volumeMounts").items()) {
        requireFilled(mount.at("name"), report);
        const path = mount.at("mountPath");
        requireFilled(path, report);
        if (path.string && paths.has(path.string)) {
          report(path, say`Another volume is mounted at \`${path.string}\` already.`);
        }
        paths.add(path.string ?? "");
        checkSubPath(mount, report);
        checkPropagation(mount, at, report);
        checkRecursiveReadOnly(mount, report);
      }
    }
  },
};

function checkSubPath(mount: Cursor, report: Report): void {
  const subPath = mount.at("subPath");
  const expression = mount.at("subPathExpr");
  for (const place of [subPath, expression]) {
    const complaint = place.string ? descendingPath(place.string) : undefined;
    if (complaint !== undefined) report(place, say`\`${place.name}\` ${complaint}.`, pathWithoutIndex(place));
  }
  if (subPath.string && expression.string) {
    report(expression, say`A mount has a \`subPath\` or a \`subPathExpr\`, not both.`);
  }
}

function checkPropagation(mount: Cursor, container: Cursor, report: Report): void {
  const propagation = mount.at("mountPropagation");
  if (propagation.string !== "Bidirectional") return;
  if (container.at("securityContext", "privileged").boolean === true) return;
  report(
    propagation,
    say`Only a privileged container can have \`Bidirectional\` mounts.`,
    pathWithoutIndex(propagation),
  );
}

function checkRecursiveReadOnly(mount: Cursor, report: Report): void {
  const place = mount.at("recursiveReadOnly");
  const value = place.string;
  if (value === undefined || value === "Disabled") return;
  const propagation = mount.at("mountPropagation").string;
  const path = pathWithoutIndex(place);
  if (!recursiveReadOnly.includes(value)) {
    report(place, say`\`recursiveReadOnly\` must be \`Disabled\`, \`IfPossible\` or \`Enabled\`.`, path);
  } else if (mount.at("readOnly").boolean !== true) {
    report(place, say`\`recursiveReadOnly\` needs \`readOnly: true\`.`, path);
  } else if (propagation !== undefined && propagation !== "None") {
    report(place, say`A mount that is propagated can not be read-only recursively.`, path);
  }
}

/** Of some fields the server says the list only, without the number of the mount: `volumeMounts.subPath`. */
function pathWithoutIndex(field: Cursor): { readonly path: string } {
  return { path: `${field.parent?.parent?.path ?? ""}.${field.name}` };
}

export default rule;
