/**
 * The parts of an object that its controller makes pods from have names of their own: worker groups of a Ray cluster, tasks
 * of a Volcano job, templates of a workflow, tasks of a pipeline, parameters of an experiment. The schema takes two of one
 * name; the controller refuses them, or takes one for the other.
 *
 * ```yaml
 * workerGroupSpecs:
 *   - groupName: gpu
 *   - groupName: gpu # needs another name
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** Lists whose elements have names of their own, and the field that holds the name. */
const NAMED: ReadonlyMap<string, readonly { readonly list: readonly string[]; readonly name: string }[]> =
  new Map([
    ["ray.io/RayCluster", [{ list: ["spec", "workerGroupSpecs"], name: "groupName" }]],
    ["ray.io/RayJob", [{ list: ["spec", "rayClusterSpec", "workerGroupSpecs"], name: "groupName" }]],
    ["ray.io/RayService", [{ list: ["spec", "rayClusterConfig", "workerGroupSpecs"], name: "groupName" }]],
    ["batch.volcano.sh/Job", [{ list: ["spec", "tasks"], name: "name" }]],
    ["argoproj.io/Workflow", [{ list: ["spec", "templates"], name: "name" }]],
    ["argoproj.io/WorkflowTemplate", [{ list: ["spec", "templates"], name: "name" }]],
    [
      "tekton.dev/Pipeline",
      [
        { list: ["spec", "tasks"], name: "name" },
        { list: ["spec", "params"], name: "name" },
      ],
    ],
    ["kubeflow.org/Experiment", [{ list: ["spec", "parameters"], name: "name" }]],
  ]);

const rule: Rule = {
  code: "group-name",
  family: "workload",
  severity: "warning",
  summary: "Two parts of an object have the same name.",
  source: "https://volcano.sh/en/docs/vcjob/",
  kinds: [...NAMED.keys()],
  check(manifest, report) {
    for (const { list, element, name } of namesIn(manifest)) {
      const first = list.items().find((other) => other.at(element.name).string === name);
      if (first === undefined || first.at(element.name) === element) continue;
      report(element, say`An earlier entry of \`${list.name}\` is called \`${name}\` as well.`);
    }
  },
};

interface NamedElement {
  readonly list: Cursor;
  readonly element: Cursor;
  readonly name: string;
}

function namesIn({ gvk, root }: Manifest): readonly NamedElement[] {
  return (NAMED.get(`${gvk.group}/${gvk.kind}`) ?? []).flatMap((place) => {
    const list = root.at(...place.list);
    return list.items().flatMap((item) => {
      const element = item.at(place.name);
      return element.string === undefined ? [] : [{ list, element, name: element.string }];
    });
  });
}

export default rule;
