/**
 * A pod is placed near other pods or away from them: a term chooses them by labels and says with `topologyKey`, a label of
 * nodes, what near means. A preference has a weight from 1 to 100.
 *
 * ```yaml
 * podAntiAffinity:
 *   requiredDuringSchedulingIgnoredDuringExecution:
 *     - labelSelector:
 *         matchLabels:
 *           app: web
 *       topologyKey: "" # kubernetes.io/hostname
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { dns1123Label, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkBounds, checkFormat } from "../../checkFormat.ts";
import { checkLabelKeys } from "../../labelKeys.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pod-affinity",
  family: "server",
  severity: "error",
  summary: "A term of pod affinity or anti-affinity is malformed.",
  source:
    "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity",
  fields: ["podAffinity", "podAntiAffinity"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const name of ["podAffinity", "podAntiAffinity"]) {
        const affinity = pod.spec.at("affinity", name);
        for (const term of affinity.at("requiredDuringSchedulingIgnoredDuringExecution").items()) {
          checkTerm(term, pod, report);
        }
        for (const preferred of affinity.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
          checkBounds(preferred.at("weight"), 1, 100, report);
          checkTerm(preferred.at("podAffinityTerm"), pod, report);
        }
      }
    }
  },
};

function checkTerm(term: Cursor, pod: PodPlace, report: Report): void {
  if (!term.isMapping) return;
  checkLabelSelector(term.at("labelSelector"), report);
  checkLabelSelector(term.at("namespaceSelector"), report);
  for (const namespace of term.at("namespaces").items()) checkNamespace(namespace, term, report);
  checkLabelKeys(term, pod, report);
  const topology = term.at("topologyKey");
  if (requireFilled(topology, report)) checkFormat(topology, qualifiedName, report);
}

function checkNamespace(namespace: Cursor, term: Cursor, report: Report): void {
  const complaint = namespace.string === undefined ? undefined : dns1123Label(namespace.string);
  if (complaint === undefined) return;
  report(namespace, say`The namespace \`${namespace.string ?? ""}\` ${complaint}.`, {
    path: `${term.path}.namespace`,
  });
}

export default rule;
