import type { CancellationToken } from "vscode-languageserver";
import type { ObjectResult } from "../../cluster/applyObjects.ts";
import { applyOrder } from "../../core/deploy/applyOrder.ts";
import { referenceOf, titleOf, type Deployable, type ObjectReference } from "../../core/deploy/deployable.ts";
import { say } from "../../core/text/message.ts";
import type { Session } from "../session.ts";
import { refusal, type LinkedCluster } from "./clusterLink.ts";
import { interruptible, whileConnected } from "./interruptible.ts";
import {
  methods,
  type AccessParams,
  type AppliedParams,
  type ApplyParams,
  type DeleteParams,
  type DiffAnswer,
  type DryRunAnswer,
  type PlannedObject,
  type RestoreParams,
  type ResultsAnswer,
  type SealedDiffAnswer,
  type StepsParams,
  type Target,
  type TargetsParams,
} from "./protocol.ts";
import { objectsOf, plannedOf, remarksOn } from "./targets.ts";

/** Where objects are written one after the other, and who hears of it. */
interface Steps extends LinkedCluster {
  readonly token: CancellationToken;
  /** Called before each object. */
  readonly onProgress: (object: ObjectReference) => void;
  /** Called after each object. */
  readonly onResult?: (result: ObjectResult) => void;
}

/**
 * Answers the editor's requests to send manifests to a cluster. What would change is asked before it is done, and only what was
 * compared is sent, to the place that was shown.
 */
export function registerDeployRequests(
  session: Pick<Session, "connection" | "words" | "workspace" | "runtime" | "cluster">,
): void {
  const { connection, words, cluster: link } = session;

  connection.onRequest(
    methods.plan,
    async ({ targets }: { targets: readonly Target[] }): Promise<readonly PlannedObject[]> =>
      (await objectsOf(session, targets)).map(plannedOf),
  );
  connection.onRequest(
    methods.access,
    async ({ context, targets, verb }: AccessParams): Promise<readonly ObjectReference[]> => {
      const { cluster, module } = await link.cluster(context);
      return (await module.refusedObjects(cluster.objects, await wantedBy(targets), verb)).map(referenceOf);
    },
  );
  connection.onRequest(
    methods.dryRun,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<DryRunAnswer> => {
      const linked = await link.cluster(context);
      const { cluster, module } = linked;
      const placed = await objectsOf(session, targets);
      const wanted = applyOrder(placed.map(({ object }) => object));
      const onDefinitions = (): Promise<void> => Promise.resolve();
      const results = await whileConnected(linked, token, (signal) =>
        module.applyObjects(cluster.objects, wanted, { dryRun: true, force: true, signal, onDefinitions }),
      );
      // Results come in the order in which objects are applied; the namespace of one may be that of the context.
      const outcomes = new Map(wanted.map((object, index) => [object, results[index]?.outcome]));
      const remarks = placed.flatMap((each) => {
        const outcome = outcomes.get(each.object);
        return outcome?.kind === "failed" ? remarksOn(each, outcome.failure, outcome.causes) : [];
      });
      return { results: results.map(withTitle), remarks };
    },
  );
  connection.onRequest(
    methods.diff,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<SealedDiffAnswer> => {
      const linked = await link.cluster(context);
      const wanted = await wantedBy(targets);
      const diffs = await whileConnected(linked, token, (signal) =>
        linked.module.diffObjects(linked.cluster.objects, wanted, { signal }),
      );
      return { diffs, seal: sealOf(wanted) };
    },
  );
  connection.onRequest(
    methods.apply,
    async (
      { targets, force, seal, workDoneToken, ...place }: ApplyParams,
      token: CancellationToken,
    ): Promise<ResultsAnswer> => {
      const linked = await link.agreed(place);
      const wanted = await comparedBy(targets, seal);
      return inSteps(workDoneToken, wanted.length, async (onProgress) => ({
        results: await apply(wanted, force, {
          ...linked,
          token,
          onProgress,
          onResult: telling(workDoneToken),
        }),
      }));
    },
  );
  connection.onRequest(
    methods.diffRestore,
    async ({ previous, ...place }: RestoreParams, token: CancellationToken): Promise<DiffAnswer> => {
      const linked = await link.agreed(place);
      const { cluster, module } = linked;
      return whileConnected(linked, token, async (signal) => {
        const restored = await module.diffObjects(cluster.objects, previous.flatMap(previousObject), {
          signal,
        });
        const removed = await module.diffDeletions(cluster.objects, previous.flatMap(addedObject), signal);
        return { diffs: [...restored, ...removed] };
      });
    },
  );
  connection.onRequest(
    methods.restore,
    async (
      { previous, workDoneToken, ...place }: RestoreParams,
      token: CancellationToken,
    ): Promise<ResultsAnswer> => {
      const linked = await link.agreed(place);
      const changed = previous.flatMap(previousObject);
      const added = previous.flatMap(addedObject);
      return inSteps(workDoneToken, changed.length + added.length, async (onProgress) => {
        const restored = await apply(changed, true, { ...linked, token, onProgress });
        const removed = await remove(added, { ...linked, token, onProgress });
        return { results: [...restored, ...removed] };
      });
    },
  );
  connection.onRequest(
    methods.diffDelete,
    async ({ targets, context }: TargetsParams, token: CancellationToken): Promise<SealedDiffAnswer> => {
      const linked = await link.cluster(context);
      const wanted = await wantedBy(targets);
      const diffs = await whileConnected(linked, token, (signal) =>
        linked.module.diffDeletions(linked.cluster.objects, wanted, signal),
      );
      return { diffs, seal: sealOf(wanted) };
    },
  );
  connection.onRequest(
    methods.delete,
    async (
      { targets, seal, workDoneToken, ...place }: DeleteParams,
      token: CancellationToken,
    ): Promise<ResultsAnswer> => {
      const linked = await link.agreed(place);
      const wanted = await comparedBy(targets, seal);
      return inSteps(workDoneToken, wanted.length, async (onProgress) => ({
        results: await remove(wanted, { ...linked, token, onProgress }),
      }));
    },
  );

  async function wantedBy(targets: readonly Target[]): Promise<readonly Deployable[]> {
    return (await objectsOf(session, targets)).map(({ object }) => object);
  }

  /** Tells whether objects are those that were compared. */
  function sealOf(objects: readonly Deployable[]): string {
    return session.runtime.fingerprint(JSON.stringify(objects.map(({ value }) => value)));
  }

  /** The objects of the targets, when they are those that the person has seen compared. @throws ResponseError */
  async function comparedBy(targets: readonly Target[], seal: string): Promise<readonly Deployable[]> {
    const wanted = await wantedBy(targets);
    if (sealOf(wanted) === seal) return wanted;
    throw refusal(
      words(
        say`The manifests have changed since they were compared; nothing was sent. Start again to compare them anew.`,
      ),
    );
  }

  /** Tells the editor before each of so many objects which one it is. */
  async function inSteps<Answer>(
    workDoneToken: StepsParams["workDoneToken"],
    total: number,
    work: (onProgress: Steps["onProgress"]) => Promise<Answer>,
  ): Promise<Answer> {
    const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
    reporter.begin(words(say`Writing to the cluster`), 0);
    let begun = 0;
    try {
      return await work((object) => {
        const percentage = Math.floor((100 * begun) / total);
        reporter.report(percentage, `${String(++begun)}/${String(total)} ${titleOf(object)}`);
      });
    } finally {
      reporter.done();
    }
  }

  /** Tells the editor that waits for an answer of each result as it comes. */
  function telling(workDoneToken: StepsParams["workDoneToken"]): (result: ObjectResult) => void {
    return (result) => {
      if (workDoneToken === undefined) return;
      const params: AppliedParams = { workDoneToken, result: withTitle(result) };
      void connection.sendNotification(methods.applied, params);
    };
  }

  async function apply(
    wanted: readonly Deployable[],
    force: boolean,
    { cluster, module, token, onProgress, onResult = () => undefined }: Steps,
  ): Promise<ResultsAnswer["results"]> {
    const onDefinitions = (): Promise<void> => cluster.refresh();
    const results = await interruptible({ cluster }, token, (signal) =>
      module.applyObjects(cluster.objects, wanted, {
        dryRun: false,
        force,
        signal,
        onProgress,
        onResult,
        onDefinitions,
      }),
    );
    return results.map(withTitle);
  }

  async function remove(
    wanted: readonly ObjectReference[],
    { cluster, module, token, onProgress }: Steps,
  ): Promise<ResultsAnswer["results"]> {
    const results = await interruptible({ cluster }, token, (signal) =>
      module.deleteObjects(cluster.objects, wanted, { dryRun: false, signal, onProgress }),
    );
    return results.map(withTitle);
  }
}

/** The object as it was; what did not exist has none. */
function previousObject({ reference, before }: ObjectResult): readonly Deployable[] {
  return before === undefined ? [] : [{ ...reference, value: before }];
}

function addedObject({ reference, outcome }: ObjectResult): readonly ObjectReference[] {
  return outcome.kind === "created" ? [reference] : [];
}

function withTitle(result: ObjectResult): ObjectResult & { readonly title: string } {
  return { ...result, title: titleOf(result.reference) };
}
