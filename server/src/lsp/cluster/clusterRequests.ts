import type { CancellationToken } from "vscode-languageserver";
import type { ObjectResult } from "../../cluster/applyObjects.ts";
import type { RolloutMoment } from "../../cluster/watchRollout.ts";
import { titleOf, type Deployable, type ObjectReference } from "../../core/deploy/deployable.ts";
import { isObject, textAt } from "../../core/schema/jsonValue.ts";
import { comparable, withoutSecrets } from "../../core/deploy/comparable.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";
import { signalOf } from "../cancellation.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import type { LinkedCluster } from "./clusterLink.ts";
import {
  methods,
  type ApplyParams,
  type ChangeParams,
  type ConnectParams,
  type ContextsAnswer,
  type DiffAnswer,
  type DryRunAnswer,
  type FollowParams,
  type PlannedObject,
  type ProgressParams,
  type RestoreParams,
  type ResultsAnswer,
  type Target,
  type TargetsParams,
} from "./protocol.ts";
import { objectsOf, plannedOf, remarksOn } from "./targets.ts";

const namespaces = { group: "", version: "v1", kind: "Namespace" };

/** Answers the editor's requests about a cluster. Whatever is asked first loads the cluster's bundle. */
export function registerClusterRequests(
  session: Pick<Session, "connection" | "workspace" | "runtime" | "cluster">,
  log: Log,
): void {
  const { connection, cluster: link } = session;

  connection.onRequest(methods.contexts, async (): Promise<ContextsAnswer> =>
    (await link.module()).readContexts(),
  );
  connection.onRequest(methods.connect, (params: ConnectParams) => link.connect(params));
  connection.onRequest(methods.disconnect, () => {
    link.disconnect();
  });
  connection.onRequest(methods.namespaces, async ({ context }: { context: string }) => {
    const { cluster } = await link.cluster(context);
    const found = await cluster.objects.list(namespaces, undefined);
    return found.flatMap(({ metadata }) => (isObject(metadata) ? (textAt(metadata, "name") ?? []) : []));
  });

  connection.onRequest(
    methods.plan,
    async ({ targets }: { targets: readonly Target[] }): Promise<readonly PlannedObject[]> =>
      (await objectsOf(session, targets)).map(plannedOf),
  );
  connection.onRequest(
    methods.dryRun,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<DryRunAnswer> => {
      const { cluster, module } = await link.cluster(context);
      const placed = await objectsOf(session, targets);
      const wanted = placed.map(({ object }) => object);
      const { signal, end } = signalOf(token);
      const results = await module
        .applyObjects(cluster.objects, wanted, {
          dryRun: true,
          force: true,
          signal,
          onDefinitions: () => Promise.resolve(),
        })
        .finally(end);
      const remarks = placed.flatMap((each) => {
        const outcome = results.find(({ reference }) => isSameObject(reference, each.object))?.outcome;
        return outcome?.kind === "failed" ? remarksOn(each, outcome.failure, outcome.causes) : [];
      });
      return { results: results.map(withTitle), remarks };
    },
  );
  connection.onRequest(
    methods.diff,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<DiffAnswer> => {
      const { cluster, module } = await link.cluster(context);
      const wanted = (await objectsOf(session, targets)).map(({ object }) => object);
      const { signal, end } = signalOf(token);
      return { diffs: await module.diffObjects(cluster.objects, wanted, signal).finally(end) };
    },
  );
  connection.onRequest(
    methods.apply,
    async ({ targets, context, force }: ApplyParams, token: CancellationToken): Promise<ResultsAnswer> => {
      const linked = await link.cluster(context);
      const wanted = (await objectsOf(session, targets)).map(({ object }) => object);
      return apply(wanted, force, linked, token);
    },
  );
  connection.onRequest(
    methods.restore,
    async ({ previous, context }: RestoreParams, token: CancellationToken): Promise<ResultsAnswer> => {
      const linked = await link.cluster(context);
      const { results } = await apply(previous.flatMap(previousObject), true, linked, token);
      const added = previous.flatMap(({ outcome, reference }) =>
        outcome.kind === "created" ? [reference] : [],
      );
      const { signal, end } = signalOf(token);
      const removed = await linked.module
        .deleteObjects(linked.cluster.objects, added, { dryRun: false, signal, onProgress })
        .finally(end);
      return { results: [...results, ...removed.map(withTitle)] };
    },
  );
  connection.onRequest(
    methods.delete,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<ResultsAnswer> => {
      const { cluster, module } = await link.cluster(context);
      const wanted = (await objectsOf(session, targets)).map(({ object }) => object);
      const { signal, end } = signalOf(token);
      const results = await module
        .deleteObjects(cluster.objects, wanted, { dryRun: false, signal, onProgress })
        .finally(end);
      return { results: results.map(withTitle) };
    },
  );

  connection.onRequest(methods.change, async ({ context, reference, action }: ChangeParams) => {
    const { cluster, module } = await link.cluster(context);
    return module.changeWorkload(cluster.objects, reference, action, new Date());
  });
  connection.onRequest(
    methods.follow,
    async ({ context, reference }: FollowParams, token: CancellationToken): Promise<RolloutMoment | null> => {
      const { cluster, module } = await link.cluster(context);
      const { signal, end } = signalOf(token);
      const last = await module
        .followRollout({
          transport: cluster.transport,
          objects: cluster.objects,
          reference,
          signal: AbortSignal.any([signal, cluster.closed]),
          onMoment(moment) {
            if (moment !== undefined)
              log.watch("rollout", connection.sendNotification(methods.moment, { reference, moment }));
          },
        })
        .finally(end);
      return last ?? null;
    },
  );
  connection.onRequest(methods.live, async ({ context, reference }: FollowParams): Promise<string | null> => {
    const { cluster } = await link.cluster(context);
    const found = await cluster.objects.read(reference);
    return found === undefined
      ? null
      : writeYaml(withoutSecrets({ ...comparable(found), status: found["status"] }, () => false));
  });

  function onProgress(object: ObjectReference, index: number, total: number): void {
    const step: ProgressParams = { title: titleOf(object), index, total };
    log.watch("progress", connection.sendNotification(methods.progress, step));
  }

  async function apply(
    wanted: readonly Deployable[],
    force: boolean,
    { cluster, module }: LinkedCluster,
    token: CancellationToken,
  ): Promise<ResultsAnswer> {
    const { signal, end } = signalOf(token);
    const onDefinitions = (): Promise<void> => cluster.refresh();
    const results = await module
      .applyObjects(cluster.objects, wanted, { dryRun: false, force, signal, onProgress, onDefinitions })
      .finally(end);
    return { results: results.map(withTitle) };
  }
}

/** The object as it was; what did not exist has none. */
function previousObject({ reference, before }: ObjectResult): readonly Deployable[] {
  return before === undefined ? [] : [{ ...reference, value: before }];
}

function withTitle(result: ObjectResult): ObjectResult & { readonly title: string } {
  return { ...result, title: titleOf(result.reference) };
}

function isSameObject(one: ObjectReference, other: ObjectReference): boolean {
  return one.name === other.name && one.gvk.kind === other.gvk.kind && one.gvk.group === other.gvk.group;
}
