import { Disposable, l10n, Uri, window, workspace, type DocumentFilter, type ExtensionContext } from "vscode";
import type { WalkthroughCommandName } from "../../core/commands.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { createDiagram } from "./diagram.ts";
import { showEntryLenses } from "./entryLens.ts";
import { createExplanations } from "./explanations.ts";
import { exportWalkthrough } from "./exportWalkthrough.ts";
import { chooseCall, functionAtCursor } from "./functions.ts";
import { leadToManifests } from "./leadToManifests.ts";
import { markSteps } from "./marks.ts";
import { openTour } from "./openTour.ts";
import { createRequests, type WalkthroughRequests } from "./requests.ts";
import { settleDoubts } from "./settleDoubts.ts";
import { showStepHovers } from "./stepHover.ts";
import { createStepsView } from "./stepsView.ts";
import { createTour } from "./tour.ts";

/** What has to be known about models. */
export interface Asker {
  /** Everything is ready to ask a model; false where none may be asked. */
  prepare(): Promise<boolean>;
}

export interface Walkthroughs {
  dispose(): void;
  readonly handlers: Record<WalkthroughCommandName, (clicked?: unknown) => Promise<void> | void>;
}

/**
 * Walkthroughs of Go programs: lenses that begin one, the tree of its steps, marks and keys to go through them.
 * @param goFiles whose sources can be read; the language server is told nothing of them before one asks for a walkthrough
 */
export function createWalkthroughs(
  client: LanguageClient,
  goFiles: readonly DocumentFilter[],
  models: Asker,
  extension: ExtensionContext,
): Walkthroughs {
  const folder = Uri.joinPath(extension.globalStorageUri, "walkthroughs").fsPath;
  const requests = createRequests(client, folder, goFiles);
  const tour = createTour(requests);
  const explanations = createExplanations(requests, tour, () => models.prepare());
  const diagram = createDiagram(tour);
  const lenses = showEntryLenses(goFiles, requests);

  async function walk(file: Uri, order?: number): Promise<void> {
    const walkthrough = await requests.walk(file);
    if (walkthrough === undefined) {
      void window.showInformationMessage(
        l10n.t(
          "No main function was found for {0}, neither around it nor below cmd. Open the file with func main.",
          workspace.asRelativePath(file),
        ),
      );
      return;
    }
    lenses.refresh();
    await tour.begin(walkthrough, file, order);
    void settleDoubts(walkthrough.steps, (step, confidence) => tour.settle(step, confidence));
  }

  async function again(): Promise<void> {
    const entry = tour.entry();
    if (entry !== undefined) await walk(entry, tour.current()?.order);
  }

  async function go(by: number): Promise<void> {
    const current = tour.current();
    if (current !== undefined) await tour.show(current.order + by);
  }

  /** @param chosen the order of a step, where the diagram was clicked */
  async function goToStep(chosen: unknown): Promise<void> {
    if (typeof chosen === "number") {
      await tour.show(chosen);
      return;
    }
    const steps = tour.walkthrough()?.steps ?? [];
    const items = steps.map(({ order, title, phase }) => ({
      label: `${String(order)}. ${title}`,
      description: phase,
      order,
    }));
    const item = await window.showQuickPick(items, {
      title: l10n.t("Which step?"),
      matchOnDescription: true,
    });
    if (item !== undefined) await tour.show(item.order);
  }

  const listeners = Disposable.from(
    tour,
    lenses,
    explanations,
    diagram,
    createStepsView(tour),
    markSteps(tour),
    workspace.onDidSaveTextDocument(async ({ uri }) => {
      const steps = tour.walkthrough()?.steps ?? [];
      const isLost = steps.some((step) => step.uri === uri.toString() && step.status === "lost");
      // The anchors cannot find it any more; the walk can.
      if (isLost) await again();
    }),
    showStepHovers(goFiles, tour),
    leadToManifests(goFiles, requests),
  );
  return {
    handlers: {
      "drydock.walkThrough": async (clicked) => {
        const file = typeof clicked === "string" ? Uri.parse(clicked) : openGoFile(requests);
        if (file !== undefined) await walk(file);
      },
      "drydock.openTour": (clicked) => openTour(clicked, requests, tour),
      "drydock.nextStep": () => go(1),
      "drydock.previousStep": () => go(-1),
      "drydock.goToStep": (chosen) => goToStep(chosen),
      "drydock.showDiagram": () => {
        diagram.show();
      },
      "drydock.walkAgain": again,
      "drydock.askAboutStep": () => explanations.askAboutStep(),
      "drydock.explainStep": () => explanations.explainStep(),
      "drydock.explainWalkthrough": () => explanations.explainAll(),
      "drydock.whatLeadsHere": async () => {
        const place = await functionAtCursor(requests, tour);
        if (place !== undefined) await chooseCall(place);
      },
      "drydock.explainFunction": async () => {
        const place = await functionAtCursor(requests, tour);
        if (place !== undefined) explanations.describeFunction(place.uri, place.found);
      },
      "drydock.askAboutFunction": async () => {
        const place = await functionAtCursor(requests, tour);
        if (place !== undefined) await explanations.askAboutFunction(place.entry, place.uri, place.found);
      },
      "drydock.endWalkthrough": () => {
        tour.end();
      },
      "drydock.exportWalkthrough": async () => {
        const entry = tour.entry() ?? openGoFile(requests);
        if (entry !== undefined) await exportWalkthrough(entry, requests);
      },
    },
    dispose: () => {
      listeners.dispose();
    },
  };
}

/** The Go file in front of the person; says so where there is none. */
function openGoFile({ isSource }: Pick<WalkthroughRequests, "isSource">): Uri | undefined {
  const document = window.activeTextEditor?.document;
  if (document !== undefined && isSource(document)) return document.uri;
  void window.showInformationMessage(l10n.t("Open a Go file of the program first."));
  return undefined;
}
