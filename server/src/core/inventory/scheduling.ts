import type { Finding } from "../finding.ts";
import { compareQuantities, signOf, type Quantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { listing, type Message, say } from "../text/message.ts";
import { podGroupsOf, type PodGroup } from "../workload/podGroups.ts";
import { quantityText, requestsOf } from "./demand.ts";
import type { Inventory, NodeFacts, Taint } from "./inventory.ts";

/**
 * Pods that no node of the cluster can take as the nodes are now: a label that none has, a taint that all of them have, more of
 * a resource than any offers. A warning and no more, because nodes come and go.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function unschedulablePods(manifest: Manifest, inventory: Inventory): readonly Finding[] {
  const groups = podGroupsOf(manifest);
  const nodes = groups.length === 0 ? undefined : inventory.nodes();
  // Without any node the cluster is being built, or makes its nodes when they are needed.
  if (nodes?.isComplete !== true || nodes.items.length === 0) return [];
  return groups.flatMap((group) => ofGroup(group, nodes.items));
}

function ofGroup(group: PodGroup, all: readonly NodeFacts[]): readonly Finding[] {
  const selector = group.spec.at("nodeSelector").keys();
  for (const label of selector) {
    if (!isKnown(label) || all.some(({ labels }) => labels.get(label.name) === label.string)) continue;
    return [
      warning(
        label,
        say`No node has the label \`${label.name}: ${label.string ?? ""}\`${valuesText(label.name, all)}.`,
      ),
    ];
  }
  const chosen = all.filter(({ labels }) =>
    selector.every((label) => !isKnown(label) || labels.get(label.name) === label.string),
  );
  const [last] = selector.toReversed();
  if (chosen.length === 0 && last !== undefined)
    return [warning(last, say`No node has all the labels of this \`nodeSelector\` together.`)];
  const open = chosen.filter(({ taints }) => taints.every((taint) => isTolerated(taint, group.spec)));
  return [
    ...lacking(group, open.length === 0 ? chosen : open, chosen.length < all.length),
    ...shutOut(group, chosen, open),
  ];
}

/** Resources of which no node has as much as the pod asks for. */
function lacking(group: PodGroup, nodes: readonly NodeFacts[], isChosen: boolean): readonly Finding[] {
  return [...requestsOf(group)].flatMap(([resource, { amount, at }]) => {
    if (signOf(amount) <= 0) return [];
    const offers = nodes.flatMap(({ allocatable }) => allocatable.get(resource) ?? []);
    if (offers.some((offer) => compareQuantities(offer, amount) >= 0)) return [];
    const which = isChosen ? say`No node that this pod may run on` : say`No node`;
    const most = offers.reduce<Quantity | undefined>(
      (largest, offer) => (largest === undefined || compareQuantities(offer, largest) > 0 ? offer : largest),
      undefined,
    );
    const rest =
      most === undefined ? say`; none has any` : say`; the most that one has is ${quantityText(most)}`;
    return [warning(at, say`${which} offers \`${resource}: ${quantityText(amount)}\`${rest}.`)];
  });
}

/** Every node that could be meant has a taint that the pod does not tolerate. */
function shutOut(
  group: PodGroup,
  chosen: readonly NodeFacts[],
  open: readonly NodeFacts[],
): readonly Finding[] {
  if (open.length > 0) return [];
  const [taint] = chosen.flatMap(({ taints }) => taints.filter((each) => !isTolerated(each, group.spec)));
  if (taint === undefined) return [];
  const tolerations = group.spec.at("tolerations");
  const place = tolerations.present ? tolerations : group.spec.at("containers");
  const text = `\`${taint.key}${taint.value === "" ? "" : `=${taint.value}`}:${taint.effect}\``;
  const finding = warning(
    place,
    say`Every node that this pod may run on has a taint that it does not tolerate, such as ${text}.`,
  );
  return [{ ...finding, range: place.keyRange }];
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function isTolerated({ key, value, effect }: Taint, spec: Cursor): boolean {
  if (effect === "PreferNoSchedule") return true;
  return spec
    .at("tolerations")
    .items()
    .some((toleration) => {
      const stated = toleration.at("effect").string ?? "";
      if (stated !== "" && stated !== effect) return false;
      const ownKey = toleration.at("key").string ?? "";
      if (toleration.at("operator").string === "Exists") return ownKey === "" || ownKey === key;
      return ownKey === key && (toleration.at("value").string ?? "") === value;
    });
}

function valuesText(label: string, nodes: readonly NodeFacts[]): Message {
  const values = [...new Set(nodes.flatMap(({ labels }) => labels.get(label) ?? []))];
  if (values.length === 0) return say`; none has a label of that name`;
  const shown = values.slice(0, 6).map((value) => `\`${value}\``);
  return say`; nodes have ${listing(shown)}${values.length > shown.length ? say` …` : ""}`;
}

function isKnown(label: Cursor): boolean {
  return label.string !== undefined && !/\{\{|\$[({]/u.test(label.string);
}

function warning(at: Cursor, message: Message): Finding {
  return {
    code: "no-node-fits",
    family: "workload",
    severity: "warning",
    message,
    range: at.range,
    path: at.path,
  };
}
