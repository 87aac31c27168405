import {
  Disposable,
  env,
  l10n,
  languages,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type WebviewPanel,
} from "vscode";
import type { GraphCommandName } from "../../core/commands.ts";
import {
  neighbourhoodMethod,
  parseGraphMessage,
  type GraphMessage,
  type GraphPlace,
  type Neighbourhood,
} from "../../core/graph.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import { reasonOf } from "../../infrastructure/failures.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { pageRoot, webviewPage } from "../../infrastructure/webviewPage.ts";
import { shownGraph } from "./shownGraph.ts";

/** The picture of the objects around a file, and the commands that show and copy it. */
export interface ResourceGraphView {
  readonly handlers: Readonly<Record<GraphCommandName, () => Promise<void>>>;
  readonly dispose: () => void;
}

/** What the picture is of, and what it shows. */
interface Picture {
  readonly panel: WebviewPanel;
  uri: Uri;
  shown: Neighbourhood | undefined;
  /** What was told last, as a text. */
  told: string;
}

/** So long after a key nobody looks at the picture yet. */
const patienceMilliseconds = 400;

const body = `    <main>
      <header>
        <h1 id="heading"></h1>
        <button id="zoomOut" type="button">−</button>
        <button id="zoomReset" type="button"></button>
        <button id="zoomIn" type="button">+</button>
        <button id="copy" type="button"></button>
      </header>
      <div id="remarks" role="status"></div>
      <div id="picture"></div>
    </main>`;

export function createResourceGraph(client: LanguageClient, extension: ExtensionContext): ResourceGraphView {
  let picture: Picture | undefined;

  function ask(uri: Uri): Promise<Neighbourhood> {
    return client.sendRequest<Neighbourhood>(neighbourhoodMethod, { uri: uri.toString() });
  }

  /** What is shown is asked anew: other files may have changed as well as this one. Nothing is drawn twice. */
  async function update(drawn: Picture): Promise<void> {
    const { uri } = drawn;
    const found = await ask(uri);
    if (drawn.uri !== uri) return;
    drawn.shown = found;
    const view = shownGraph(uri, found);
    const told = JSON.stringify(view);
    if (told === drawn.told) return;
    drawn.told = told;
    await drawn.panel.webview.postMessage(view);
  }

  async function take(drawn: Picture, message: GraphMessage): Promise<void> {
    switch (message.kind) {
      case "ready":
        drawn.told = "";
        return update(drawn);
      case "copy":
        return copy(drawn.shown?.mermaid ?? "");
      case "open": {
        const place = drawn.shown?.nodes[message.node]?.location;
        if (place !== undefined) await open(place);
      }
    }
  }

  function createPicture(uri: Uri): Picture {
    const root = pageRoot(extension.extensionUri);
    const panel = window.createWebviewPanel("drydock.graph", l10n.t("Resource Graph"), ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [root],
    });
    const drawn: Picture = { panel, uri, shown: undefined, told: "" };
    const said = panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = parseGraphMessage(value);
      if (message !== undefined) take(drawn, message).catch(tell);
    });
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        if (panel.visible) update(drawn).catch(tell);
      }, patienceMilliseconds);
    };
    const changed = workspace.onDidChangeTextDocument(({ document }) => {
      if (languages.match(documentSelector, document) > 0) follow();
    });
    const saved = workspace.onDidSaveTextDocument(follow);
    const seen = panel.onDidChangeViewState(follow);
    panel.onDidDispose(() => {
      clearTimeout(waiting);
      Disposable.from(said, changed, saved, seen).dispose();
      picture = undefined;
    });
    panel.webview.html = webviewPage(panel.webview, root, { name: "graph", body });
    return drawn;
  }

  async function show(uri: Uri): Promise<void> {
    if (picture === undefined) {
      picture = createPicture(uri);
      return;
    }
    picture.uri = uri;
    picture.panel.reveal();
    await update(picture);
  }

  return {
    handlers: {
      "drydock.showGraph": () => ofActiveFile(show),
      "drydock.copyGraph": () => ofActiveFile(async (uri) => copy((await ask(uri)).mermaid)),
    },
    dispose() {
      picture?.panel.dispose();
    },
  };
}

async function ofActiveFile(use: (uri: Uri) => Promise<void>): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (uri !== undefined) return use(uri);
  void window.showInformationMessage(l10n.t("Open a manifest first: the graph shows what is around it."));
}

async function copy(mermaid: string): Promise<void> {
  await env.clipboard.writeText(mermaid);
  window.setStatusBarMessage(l10n.t("The resource graph was copied as Mermaid text."), 5_000);
}

/** Beside the picture, where a file is open already. */
async function open({ uri, range: { start, end } }: GraphPlace): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const column = window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined)?.viewColumn;
  await window.showTextDocument(document, {
    viewColumn: column ?? ViewColumn.One,
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}

function tell(error: unknown): void {
  void window.showErrorMessage(l10n.t("Drydock could not do that: {0}", reasonOf(error)));
}
