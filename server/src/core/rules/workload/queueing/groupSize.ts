/**
 * A LeaderWorkerSet makes groups of `size` pods, the leader included. An engine that is started in the leader spreads over
 * the GPUs of the whole group: leader and workers together have to have as many as its parallel sizes ask for.
 *
 * ```yaml
 * leaderWorkerTemplate:
 *   size: 2 # 2 pods with 8 GPUs each
 *   # vllm serve … --tensor-parallel-size 8 --pipeline-parallel-size 4 would need 32
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { describeParallelism, parallelismOf } from "../../../workload/parallelism.ts";
import type { PodGroup } from "../../../workload/podGroups.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "group-size",
  family: "workload",
  severity: "warning",
  summary: "A group of pods has another number of GPUs than its model server is told to use.",
  source: "https://lws.sigs.k8s.io/docs/examples/vllm/",
  kinds: ["leaderworkerset.x-k8s.io/LeaderWorkerSet"],
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    const template = root.at("spec", "leaderWorkerTemplate");
    const size = template.at("size").number ?? 1;
    if (size < 1)
      report(template.at("size"), say`A group has at least its leader; use a \`size\` of 1 or more.`);
    checkSubGroups(template, size, report);
    const leader = groupAt(workload.groups, "leaderTemplate");
    const worker = groupAt(workload.groups, "workerTemplate");
    const devices = groupDevices(leader, worker, size);
    const [served] = workload.containers.filter(
      ({ engine, group }) => engine !== undefined && group === (leader ?? worker),
    );
    const parallelism = served?.engine && parallelismOf(served.engine, served.at);
    const [option] = parallelism?.options ?? [];
    if (devices === undefined || served === undefined || parallelism === undefined || option === undefined)
      return;
    const own = deviceCountOf(served.at) ?? 0;
    // Pods that fit the whole model may each serve it by themselves.
    if (parallelism.devices === devices || parallelism.devices <= own) return;
    report(
      option.at,
      say`${describeParallelism(parallelism)} needs ${parallelism.devices} GPUs, but a group of ${size} pods has ${devices}.`,
      { range: option.range },
    );
  },
};

function groupAt(groups: readonly PodGroup[], name: string): PodGroup | undefined {
  return groups.find(({ spec }) => spec.parent?.name === name);
}

/** Without a leader template the leader is made like a worker. */
function groupDevices(
  leader: PodGroup | undefined,
  worker: PodGroup | undefined,
  size: number,
): number | undefined {
  const perWorker = worker && devicesOf(worker);
  const perLeader = leader === undefined ? perWorker : devicesOf(leader);
  return perWorker === undefined || perLeader === undefined ? undefined : perLeader + perWorker * (size - 1);
}

function devicesOf({ containers }: PodGroup): number | undefined {
  let sum = 0;
  for (const container of containers) {
    const devices = deviceCountOf(container);
    if (devices === undefined) return undefined;
    sum += devices;
  }
  return sum;
}

function checkSubGroups(template: Cursor, size: number, report: Parameters<Rule["check"]>[1]): void {
  const subGroup = template.at("subGroupPolicy", "subGroupSize");
  const { number } = subGroup;
  if (number === undefined || number < 1) return;
  if (size % number === 0 || (size - 1) % number === 0) return;
  report(
    subGroup,
    say`Sub-groups of ${number} pods do not divide a group of ${size}, with or without its leader.`,
  );
}

export default rule;
