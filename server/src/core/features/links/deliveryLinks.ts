import { Cursor } from "../../manifest/cursor.ts";
import { resolvePath } from "../../text/resolvePath.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import type { FileLink } from "./fileLink.ts";

/** Whether a text may have such an object: of all others nobody needs the tree. */
export function mayDeliver(text: string): boolean {
  return /\b(?:argoproj|toolkit\.fluxcd)\.io\//u.test(text);
}

/**
 * From what Argo CD and Flux are told to apply to the kustomization or the chart in the folder. Paths count from the root of a repository,
 * which is one of the folders around the file where it speaks of its own; of others nothing is there.
 * @param entryOf the file that stands for a folder, by the URI of the folder; absent where there is none
 */
export function deliveryLinks(
  document: YamlDocument,
  uri: string,
  entryOf: (folder: string) => string | undefined,
): readonly FileLink[] {
  return pathsIn(Cursor.root(document.root)).flatMap(({ string, range: { start, end } }) => {
    if (string === undefined || string.replaceAll(/[./]/gu, "") === "") return [];
    const target = foldersAround(uri)
      .map((folder) => entryOf(resolvePath(folder, string)))
      .find((entry) => entry !== undefined);
    return target === undefined ? [] : [{ range: { start, end }, target }];
  });
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/, https://fluxcd.io/flux/components/kustomize/kustomizations/ */
function pathsIn(root: Cursor): readonly Cursor[] {
  const spec = root.at("spec");
  const group = root.at("apiVersion").string?.split("/", 1)[0];
  switch (`${group ?? ""}/${root.at("kind").string ?? ""}`) {
    case "argoproj.io/Application":
      return sourcesOf(spec);
    case "argoproj.io/ApplicationSet":
      return sourcesOf(spec.at("template", "spec"));
    case "kustomize.toolkit.fluxcd.io/Kustomization":
      return [spec.at("path")];
    case "helm.toolkit.fluxcd.io/HelmRelease":
      return [spec.at("chart", "spec", "chart")];
    default:
      return [];
  }
}

function sourcesOf(spec: Cursor): readonly Cursor[] {
  return [spec.at("source"), ...spec.at("sources").items()].map((source) => source.at("path"));
}

/** The folder of a file and all around it, the innermost first, each with a slash at the end. */
function foldersAround(uri: string): readonly string[] {
  const ends = [...uri.matchAll(/(?<!\/)\/(?!\/)/gu)].map(({ index }) => index + 1);
  return ends.toReversed().map((end) => uri.slice(0, end));
}
