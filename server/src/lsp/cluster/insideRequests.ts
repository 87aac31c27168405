import type { CancellationToken } from "vscode-languageserver";
import type { Shell } from "../../cluster/podShell.ts";
import type { Forward } from "../../cluster/portForward.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { declaredObjects } from "./declared.ts";
import {
  insideMethods,
  type EndedParams,
  type ForwardAnswer,
  type ForwardParams,
  type LogsParams,
  type OutputParams,
  type ShellParams,
} from "./insideProtocol.ts";
import { whileConnected } from "./interruptible.ts";
import { createOpenStreams } from "./openStreams.ts";
import type { FollowParams } from "./protocol.ts";

/** Tries a shell that people like, and takes the one that every image with a shell has. */
const shellCommand = ["sh", "-c", "command -v bash >/dev/null && exec bash || exec sh"];

/** Answers the editor's requests to look into a cluster: pods, logs, shells, ports, events, drift. */
export function registerInsideRequests(session: Session, log: Log): void {
  const { connection, cluster: link } = session;
  const shells = createOpenStreams<Shell>();
  const forwards = createOpenStreams<Forward>();

  function tell(method: string, params: OutputParams | EndedParams): void {
    log.watch(method, connection.sendNotification(method, params));
  }

  connection.onRequest(insideMethods.pods, async ({ context, reference }: FollowParams) => {
    const { cluster, module } = await link.cluster(context);
    return (await module.podsOf(cluster.objects, reference)).map(module.summaryOf);
  });
  connection.onRequest(insideMethods.events, async ({ context, reference }: FollowParams) => {
    const { cluster, module } = await link.cluster(context);
    return module.eventsOf(cluster.objects, reference);
  });
  connection.onRequest(
    insideMethods.logs,
    async ({ id, context, places, ...options }: LogsParams, token: CancellationToken) => {
      const linked = await link.cluster(context);
      const { cluster, module } = linked;
      const isOne = places.length === 1;
      await whileConnected(linked, token, (signal) =>
        module.readLogs(cluster.transport, places, { ...options, signal }, (line, { pod, container }) => {
          tell(insideMethods.output, { id, text: isOne ? `${line}\n` : `${pod}/${container} ${line}\n` });
        }),
      );
    },
  );
  connection.onRequest(insideMethods.shell, async ({ id, context, place, columns, rows }: ShellParams) => {
    const { cluster } = await link.cluster(context);
    const opening = cluster.streams.exec(place, {
      command: shellCommand,
      columns,
      rows,
      onOutput: (text) => {
        tell(insideMethods.output, { id, text });
      },
      onEnd: (code, message) => {
        shells.close(id);
        tell(insideMethods.ended, { id, message, ...(code === undefined ? {} : { code }) });
      },
    });
    await shells.add(id, opening);
  });
  connection.onNotification(insideMethods.input, ({ id, text }: OutputParams) => {
    shells.get(id)?.write(text);
  });
  connection.onNotification(
    insideMethods.resize,
    ({ id, columns, rows }: Pick<ShellParams, "id" | "columns" | "rows">) => {
      shells.get(id)?.resize(columns, rows);
    },
  );
  connection.onNotification(insideMethods.close, ({ id }: { readonly id: string }) => {
    shells.close(id);
    forwards.close(id);
  });
  connection.onRequest(
    insideMethods.forward,
    async ({ id, context, ...port }: ForwardParams): Promise<ForwardAnswer> => {
      const { cluster } = await link.cluster(context);
      const opening = cluster.streams.forward(port, {
        onFailure: (text) => {
          tell(insideMethods.output, { id, text });
        },
        onEnd: (message) => {
          forwards.close(id);
          tell(insideMethods.ended, { id, message });
        },
      });
      return { localPort: (await forwards.add(id, opening)).localPort };
    },
  );

  connection.onRequest(
    insideMethods.declared,
    async ({ context }: { readonly context: string }, token: CancellationToken) => {
      const linked = await link.cluster(context);
      return whileConnected(linked, token, (signal) => declaredObjects(session, linked, signal));
    },
  );
}
