import { Disposable, l10n, window } from "vscode";
import { isReadOnly } from "../../core/cluster.ts";
import type { InsideCommandName } from "../../core/commands.ts";
import { parseChosen, type ChosenObject } from "../../core/inside.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { readOnlyPlaces } from "../../infrastructure/settings.ts";
import { chooseContainer, chooseContainers, choosePod, podsOf } from "./choosePod.ts";
import { createForwards } from "./forwards.ts";
import { createLiveDocuments } from "./liveDocuments.ts";
import { createStreams, openLog, openShell } from "./streams.ts";

type Handler = (clicked?: unknown) => Promise<void> | void;

/** The commands that look into a cluster; none of them changes anything there, but a shell lets a person do so. */
export interface InsideCommands {
  readonly handlers: Readonly<Record<InsideCommandName, Handler>>;
  dispose(): void;
}

/** @param objectAtCursor the object of the manifest at the cursor; says what to do when there is none */
export function createInsideCommands(
  client: LanguageClient,
  objectAtCursor: () => Promise<ChosenObject | undefined>,
): InsideCommands {
  const streams = createStreams(client);
  const forwards = createForwards(client, streams);
  const documents = createLiveDocuments(client);

  const onObject =
    (act: (object: ChosenObject) => Promise<void>): Handler =>
    async (clicked) => {
      const object = parseChosen(clicked) ?? (await objectAtCursor());
      if (object !== undefined) await act(object);
    };
  const showLog = (previous: boolean): Handler =>
    onObject(async (object) => {
      const places = await chooseContainers(await podsOf(client, object));
      openLog(client, streams, object.context, places, previous);
    });

  return {
    handlers: {
      "drydock.showLog": showLog(false),
      "drydock.showPreviousLog": showLog(true),
      "drydock.openShell": onObject(async (object) => {
        const place = await chooseContainer(await podsOf(client, object));
        if (place === undefined) return;
        if (isReadOnly(object.context, place.namespace, readOnlyPlaces()))
          void window.showWarningMessage(
            l10n.t(
              "{0}, namespace {1} is set to read-only (drydock.cluster.readOnly); nothing was changed.",
              object.context,
              place.namespace,
            ),
          );
        else openShell(client, streams, object.context, place);
      }),
      "drydock.forwardPort": onObject(async (object) => {
        const pod = await choosePod(await podsOf(client, object));
        if (pod !== undefined) await forwards.start(object.context, pod);
      }),
      "drydock.manageForwards": () => forwards.manage(),
      "drydock.showEvents": onObject((object) => documents.showEvents(object)),
      "drydock.showLive": onObject((object) => documents.showObject(object)),
    },
    dispose: () => {
      Disposable.from(streams, documents).dispose();
    },
  };
}
