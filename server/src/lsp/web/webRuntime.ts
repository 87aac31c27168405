import { catalogueIn, documentationIn } from "../../sources/inBrowser.ts";
import { kubernetesVersions, newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { languageOf, wordsFrom } from "../../sources/languages.ts";
import { createEditorGoReader } from "../../walkthrough/editorGoReader.ts";
import { createFolderTree } from "../folderTree.ts";
import { inTurn } from "../inTurn.ts";
import { nothingKept } from "../nothingKept.ts";
import type { Runtime } from "../runtime.ts";
import type { EditorFiles } from "./editorFiles.ts";
import type { StartMessage } from "./protocol.ts";

/** A worker in a browser: it reads what the editor reads for it, starts no program, keeps nothing and reaches no cluster. */
export function createWebRuntime(start: StartMessage, files: EditorFiles): Runtime {
  const { exists, list, part, readText } = files;
  const delay = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  return {
    newestKubernetesVersion,
    kubernetesVersions,
    loadCatalogue: (version) => catalogueIn(start, version),
    describe: documentationIn(start),
    languageOf,
    wordsIn: (language) => wordsFrom(language, () => start.translation),
    loadCluster: () =>
      Promise.reject(new Error("A browser reaches no cluster. Open the folder in VS Code on your machine.")),
    go: createEditorGoReader({ list, readText, part }),
    buildStamp: () => Promise.resolve(undefined),
    openCache: () => nothingKept,
    // Nothing is kept, so that a text may stand for itself.
    fingerprint: (text) => text,
    now: () => performance.now(),
    settle: () => delay(0),
    pause: inTurn(() => delay(0)),
    delay,
    reads: (uri) => !uri.startsWith("untitled:"),
    exists,
    ...createFolderTree(list),
    readText,
    buildKustomization: () => Promise.resolve({ kind: "not-installed" }),
    renderChart: () => Promise.resolve({ kind: "not-installed" }),
  };
}
