/**
 * KubeRay makes Services and pods from the name of a Ray cluster, and a cluster from the name of a job or service. So the name
 * of a RayCluster has at most 53 characters, that of a RayJob or RayService at most 47, and it starts with a letter. The API
 * server takes longer ones; KubeRay does not begin.
 *
 * ```yaml
 * kind: RayService
 * metadata:
 *   name: 7b-chat # must start with a letter
 * ```
 */
import { dns1035Label } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const longest: ReadonlyMap<string, number> = new Map([
  ["RayCluster", 53],
  ["RayJob", 47],
  ["RayService", 47],
]);

const rule: Rule = {
  code: "ray-name",
  family: "workload",
  severity: "warning",
  summary: "KubeRay can not make its objects from the name.",
  source:
    "https://github.com/ray-project/kuberay/blob/master/ray-operator/controllers/ray/utils/validation.go",
  kinds: [...longest.keys()].map((kind) => `ray.io/${kind}`),
  check({ gvk, root }, report) {
    const name = root.at("metadata", "name");
    const most = longest.get(gvk.kind);
    if (name.string === undefined || most === undefined) return;
    if (name.string.length > most)
      report(
        name,
        say`The name of a ${gvk.kind} has at most ${most} characters, this has ${name.string.length}.`,
      );
    // What is no name of an object either is the API server's to refuse.
    else if (/^\d/u.test(name.string))
      report(name, say`\`${name.string}\` ${dns1035Label(name.string) ?? ""}.`);
  },
};

export default rule;
