import type { RolloutMoment } from "../../cluster/watchRollout.ts";
import { hasRollout } from "../../core/deploy/rollout.ts";
import { isKustomizationFile } from "../../core/kustomize/kustomization.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import type { LinkedCluster } from "./clusterLink.ts";
import { insideMethods, type RolloutsParams, type ShownParams } from "./insideProtocol.ts";
import { lookOf } from "./rollouts.ts";
import { objectsOf, plannedOf, type PlacedObject } from "./targets.ts";

/** Each is a connection to the API server, and two more while it is on its way. */
const mostWorkloads = 20;
/** Edits and changes of a cluster come in bursts. */
const quietMilliseconds = 200;
/** Until a workload is looked for again whose cluster did not answer. */
const retryMilliseconds = 5000;

/** A workload of a shown file. */
interface Watched {
  readonly placed: PlacedObject;
  readonly moment: RolloutMoment | undefined;
  readonly stop: AbortController;
}

/** A file that the person sees. */
interface ShownFile {
  /** By the reference of the workload. */
  readonly watched: Map<string, Watched>;
  /** Its text has changed since its workloads were looked for, or one of them could not be watched. */
  isEdited: boolean;
  timer: NodeJS.Timeout | undefined;
  told: string;
}

/**
 * Tells the editor how far the workloads of the files that it shows have come, whenever that changes. Each of them is watched
 * in the cluster for as long as it is shown, and nothing else is.
 */
export function tellShownRollouts(
  session: Pick<Session, "connection" | "words" | "workspace" | "runtime" | "cluster">,
  log: Log,
): void {
  const { connection, workspace, cluster: link } = session;
  const files = new Map<string, ShownFile>();
  let context: string | undefined;

  function show(params: ShownParams): void {
    // A kustomization has no objects of its own, and looking for those that it stands for would build it.
    const shown = new Set(params.uris.filter((uri) => !isKustomizationFile(uri)));
    for (const [uri, file] of files) if (!shown.has(uri) || params.context !== context) hide(uri, file);
    ({ context } = params);
    for (const uri of shown)
      if (!files.has(uri)) {
        const file: ShownFile = { watched: new Map(), isEdited: false, timer: undefined, told: "[]" };
        files.set(uri, file);
        log.watch("rollouts", watchFile(uri, file));
      }
  }

  function hide(uri: string, { watched, timer }: ShownFile): void {
    files.delete(uri);
    clearTimeout(timer);
    for (const { stop } of watched.values()) stop.abort();
  }

  /** Begins to watch what the text has now, and ends it for what it has no more. */
  async function watchFile(uri: string, file: ShownFile): Promise<void> {
    file.isEdited = false;
    const found = await workloadsOf(uri);
    if (found === undefined || files.get(uri) !== file) return;
    const { linked, placed } = found;
    const named = new Map(placed.map((each) => [JSON.stringify(plannedOf(each).reference), each]));
    for (const [name, { stop }] of file.watched)
      if (!named.has(name)) {
        stop.abort();
        file.watched.delete(name);
      }
    for (const [name, each] of named) {
      const known = file.watched.get(name);
      if (known === undefined) watchWorkload(uri, file, name, each, linked);
      else file.watched.set(name, { ...known, placed: each });
    }
    tell(uri, file);
  }

  function watchWorkload(
    uri: string,
    file: ShownFile,
    name: string,
    placed: PlacedObject,
    { cluster, module }: LinkedCluster,
  ): void {
    const stop = new AbortController();
    file.watched.set(name, { placed, moment: undefined, stop });
    module
      .watchRollout({
        transport: cluster.transport,
        objects: cluster.objects,
        reference: plannedOf(placed).reference,
        signal: AbortSignal.any([stop.signal, cluster.closed]),
        onMoment(moment) {
          const watched = file.watched.get(name);
          if (watched?.stop !== stop) return;
          file.watched.set(name, { ...watched, moment });
          catchUpSoon(uri, file);
        },
      })
      .catch((error: unknown) => {
        // Not allowed, not served, or not reached: the state of the connection is told elsewhere, once.
        const watched = file.watched.get(name);
        if (watched?.stop !== stop) return;
        if (module.isPassing(error)) {
          file.watched.delete(name);
          file.isEdited = true;
        } else file.watched.set(name, { ...watched, moment: undefined });
        tell(uri, file);
        catchUpSoon(uri, file, retryMilliseconds);
      });
  }

  /** `undefined` while the text is half written, and when another cluster is connected by now. */
  async function workloadsOf(
    uri: string,
  ): Promise<{ readonly linked: LinkedCluster; readonly placed: readonly PlacedObject[] } | undefined> {
    try {
      const linked = await link.cluster(context ?? "");
      const placed = (await objectsOf(session, [{ uri }])).filter(({ object }) => hasRollout(object.gvk));
      return { linked, placed: placed.slice(0, mostWorkloads) };
    } catch {
      return undefined;
    }
  }

  function catchUpSoon(uri: string, file: ShownFile, after = quietMilliseconds): void {
    clearTimeout(file.timer);
    file.timer = setTimeout(() => {
      if (file.isEdited) log.watch("rollouts", watchFile(uri, file));
      else tell(uri, file);
    }, after);
  }

  function tell(uri: string, file: ShownFile): void {
    const rollouts = [...file.watched.values()].flatMap(({ placed, moment }) =>
      moment === undefined ? [] : [lookOf(placed, moment)],
    );
    const text = JSON.stringify(rollouts);
    if (text === file.told) return;
    file.told = text;
    const params: RolloutsParams = { uri, rollouts };
    log.watch("rollouts", connection.sendNotification(insideMethods.rollouts, params));
  }

  connection.onNotification(insideMethods.shown, show);
  workspace.onChange((change) => {
    if (!("uri" in change)) return;
    const file = files.get(change.uri);
    if (file === undefined) return;
    file.isEdited = true;
    catchUpSoon(change.uri, file);
  });
}
