/**
 * `rayVersion` tells KubeRay which Ray is in the images; the operator writes start commands for it. An image of another
 * version may not understand them, and workers of another version than the head are turned away.
 *
 * ```yaml
 * rayVersion: 2.46.0
 * # ...
 * image: rayproject/ray:2.9.0 # must be 2.46.0
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { rayKinds } from "../../../workload/ray.ts";
import { replaceValue } from "../../replaceValue.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ray-version",
  family: "workload",
  severity: "warning",
  summary: "The images of a Ray cluster hold another version of Ray than it says.",
  source: "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html",
  kinds: rayKinds,
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    const images = imagesOf(workload);
    checkPython(images, report);
    const clusters = [
      root.at("spec"),
      root.at("spec", "rayClusterSpec"),
      root.at("spec", "rayClusterConfig"),
      root.at("spec", "jobTemplate", "rayClusterSpec"),
      root.at("spec", "template", "spec"),
    ];
    const version = clusters.map((cluster) => cluster.at("rayVersion")).find((at) => at.string !== undefined);
    const stated = version?.string;
    if (version === undefined || stated === undefined || !/^\d+\.\d+\.\d+$/u.test(stated)) return;
    const differing = images.filter((image) => (versionOf(image) ?? stated) !== stated);
    const [first] = differing;
    if (first === undefined) return;
    const found = versionOf(first) ?? "";
    // When all images agree with each other, the statement is what is out of date.
    if (differing.length === images.length && differing.every((image) => versionOf(image) === found)) {
      report(version, say`The images hold Ray ${found}, not ${stated}.`, {
        fixes: replaceValue(version, found),
      });
      return;
    }
    for (const image of differing)
      report(image, say`The image holds Ray ${versionOf(image) ?? ""}, but the cluster is of ${stated}.`);
  },
};

function imagesOf({ groups }: Workload): readonly Cursor[] {
  return groups
    .filter(
      ({ owner }) =>
        owner.at("rayStartParams").present ||
        owner.name === "headGroupSpec" ||
        owner.parent?.name === "workerGroupSpecs",
    )
    .flatMap(({ containers }) => containers[0]?.at("image") ?? []);
}

/** Ray turns nodes away that run another version of Python than the head. */
function checkPython([head, ...workers]: readonly Cursor[], report: Report): void {
  const own = head === undefined ? undefined : pythonOf(head);
  for (const image of workers) {
    const other = pythonOf(image);
    if (own !== undefined && other !== undefined && own !== other)
      report(image, say`The image holds Python ${other}, but that of the head ${own}.`);
  }
}

function pythonOf(image: Cursor): string | undefined {
  const [, major, minor] =
    /(?:^|\/)rayproject\/ray[^:]*:\S*-py(\d)(\d+)(?![\d.])/u.exec(image.string ?? "") ?? [];
  return major === undefined || minor === undefined ? undefined : `${major}.${minor}`;
}

/** Of the images that the Ray project publishes; others have tags of their own. */
function versionOf(image: Cursor): string | undefined {
  return /(?:^|\/)rayproject\/ray(?:-ml|-llm)?:(\d+\.\d+\.\d+)(?![\d.])/u.exec(image.string ?? "")?.[1];
}

export default rule;
