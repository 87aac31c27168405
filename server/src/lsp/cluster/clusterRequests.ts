import type { CancellationToken } from "vscode-languageserver";
import type { RolloutMoment } from "../../cluster/watchRollout.ts";
import { isObject, textAt } from "../../core/schema/jsonValue.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { whileConnected } from "./interruptible.ts";
import { liveText } from "./liveText.ts";
import {
  methods,
  type ChangeParams,
  type ConnectParams,
  type ContextsAnswer,
  type DiffAnswer,
  type FollowParams,
  type RevisionAnswer,
} from "./protocol.ts";

const namespaces = { group: "", version: "v1", kind: "Namespace" };

/** Answers the editor's requests about a cluster and single objects of it. Whatever is asked first loads the cluster's bundle. */
export function registerClusterRequests(
  session: Pick<Session, "connection" | "cluster" | "words">,
  log: Log,
): void {
  const { connection, cluster: link, words } = session;

  connection.onRequest(methods.contexts, async (): Promise<ContextsAnswer> =>
    (await link.module()).readContexts(undefined, words),
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
    methods.revisions,
    async (
      { context, reference }: FollowParams,
      token: CancellationToken,
    ): Promise<readonly RevisionAnswer[]> => {
      const linked = await link.cluster(context);
      const revisions = await whileConnected(linked, token, (signal) =>
        linked.module.revisionsOf(linked.cluster.objects, reference, signal),
      );
      return revisions.map(({ number, moment, images }) => ({ number, moment, images }));
    },
  );
  connection.onRequest(
    methods.diffChange,
    async ({ reference, action, ...place }: ChangeParams, token: CancellationToken): Promise<DiffAnswer> => {
      const linked = await link.agreed(place);
      const diff = await whileConnected(linked, token, (signal) =>
        linked.module.diffWorkloadChange(linked.cluster.objects, reference, action, {
          now: new Date(),
          signal,
        }),
      );
      return { diffs: [diff] };
    },
  );
  connection.onRequest(
    methods.change,
    async ({ reference, action, ...place }: ChangeParams, token: CancellationToken): Promise<string> => {
      const linked = await link.agreed(place);
      return whileConnected(linked, token, (signal) =>
        linked.module.changeWorkload(linked.cluster.objects, reference, action, { now: new Date(), signal }),
      );
    },
  );
  connection.onRequest(
    methods.follow,
    async ({ context, reference }: FollowParams, token: CancellationToken): Promise<RolloutMoment | null> => {
      const linked = await link.cluster(context);
      const { transport, objects } = linked.cluster;
      const onMoment = (moment: RolloutMoment | undefined): void => {
        if (moment !== undefined)
          log.watch("rollout", connection.sendNotification(methods.moment, { reference, moment }));
      };
      const last = await whileConnected(linked, token, (signal) =>
        linked.module.followRollout({ transport, objects, reference, signal, onMoment }),
      );
      return last ?? null;
    },
  );
  connection.onRequest(methods.live, async ({ context, reference }: FollowParams): Promise<string | null> => {
    const { cluster } = await link.cluster(context);
    const found = await cluster.objects.read(reference);
    return found === undefined ? null : liveText(found);
  });
}
