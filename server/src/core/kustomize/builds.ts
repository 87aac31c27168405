import type { GeneratedObject } from "./generated.ts";
import type { Kustomization, KnownKustomization, NamedPath } from "./kustomization.ts";
import { isRemote } from "./isRemote.ts";
import { resolvePath } from "../text/resolvePath.ts";
import { around, noAffix, type Affix } from "./transforms.ts";

/** What is built at once: a kustomization with all that it takes up. */
export interface Build {
  /** URI of its kustomization. */
  readonly uri: string;
  readonly kind: Kustomization["kind"];
  /** No other kustomization takes it up, and it is no component: people build it as it is. */
  readonly isWhole: boolean;
  /** It and all that it takes up, by the URIs of their files. */
  readonly kustomizations: ReadonlyMap<string, KnownKustomization>;
  /** The files with its objects, and what becomes of their names. */
  readonly files: ReadonlyMap<string, BuiltFile>;
  readonly generated: readonly GeneratedObject[];
  /** No plugin, chart or other machine brings in objects that the files do not show. */
  readonly isClosed: boolean;
  /** All that it takes up lies here, so that to build it fetches nothing. */
  readonly isLocal: boolean;
  /** Whether it can be built may depend on plugins, which whoever builds it has to allow. */
  readonly usesPlugins: boolean;
  /** All that is put around names, each as some object gets it in the end or on the way there. */
  readonly affixes: readonly Affix[];
  readonly labelKeys: ReadonlySet<string>;
  readonly annotates: boolean;
  readonly usesVariables: boolean;
  /** URIs of the files whose objects get labels in their selectors. */
  readonly selected: ReadonlySet<string>;
  /** Some of its objects are put into another namespace than their files say. */
  readonly movesNamespaces: boolean;
  /** Patches and other changes that stand in kustomizations, as they are written. */
  readonly changes: readonly string[];
  /** Texts among them that name parts of objects by paths. */
  readonly paths: readonly string[];
  /** URIs of files with patches. */
  readonly patchFiles: ReadonlySet<string>;
}

/** What a build makes of the names in a file: objects of the same name in files that differ in this stay apart. */
export interface BuiltFile {
  readonly affix: Affix;
  readonly namespace?: string;
}

/** Whether the objects or patches of a file are a part of it; patches may stand in a kustomization. */
export function takesUp({ files, patchFiles, kustomizations }: Build, uri: string): boolean {
  return files.has(uri) || patchFiles.has(uri) || kustomizations.has(uri);
}

/**
 * What each kustomization builds, those that others take up too.
 * @param kustomizations by the URI of their file
 */
export function buildsOf(kustomizations: ReadonlyMap<string, KnownKustomization>): readonly Build[] {
  const byFolder = new Map([...kustomizations.keys()].map((uri) => [folderOf(uri), uri]));
  const takenUp = new Set(
    [...kustomizations].flatMap(([uri, { kustomization }]) =>
      kustomization.paths.map(({ path }) => byFolder.get(resolvePath(uri, path))),
    ),
  );
  return [...kustomizations].map(([uri, { kustomization }]) => ({
    uri,
    kind: kustomization.kind,
    isWhole: kustomization.kind === "Kustomization" && !takenUp.has(uri),
    ...takenUpBy(uri, kustomizations, byFolder),
  }));
}

/** All that a kustomization takes up, and what they do together. */
function takenUpBy(
  top: string,
  all: ReadonlyMap<string, KnownKustomization>,
  byFolder: ReadonlyMap<string, string>,
): Omit<Build, "uri" | "kind" | "isWhole"> {
  const files = new Map<string, BuiltFile>();
  const kustomizations = new Map<string, KnownKustomization>();
  const affixes: Affix[] = [];
  const selected = new Set<string>();
  const patchFiles = new Set<string>();
  const fetched: string[] = [];

  function visit(uri: string, outer: BuiltFile, isSelected: boolean): void {
    const known = all.get(uri);
    if (known === undefined || kustomizations.has(uri)) return;
    kustomizations.set(uri, known);
    const { transforms, paths } = known.kustomization;
    const namespace = outer.namespace ?? transforms.namespace;
    const own = {
      affix: around(outer.affix, transforms.affix),
      ...(namespace === undefined ? {} : { namespace }),
    };
    affixes.push(transforms.affix, own.affix);
    for (const named of paths) take(uri, named, own, isSelected || transforms.setsSelectors);
  }

  function take(uri: string, { role, path }: NamedPath, as: BuiltFile, isSelected: boolean): void {
    const named = resolvePath(uri, path);
    if (role === "patch") patchFiles.add(named);
    if (role !== "resource" && role !== "component") return;
    const below = byFolder.get(named);
    if (below !== undefined) visit(below, as, isSelected);
    else if (isRemote(path)) fetched.push(path);
    else {
      files.set(named, as);
      if (isSelected) selected.add(named);
    }
  }

  visit(top, { affix: noAffix }, false);
  const known = [...kustomizations.values()];
  const own = known.map(({ kustomization }) => kustomization);
  const transforms = own.map((each) => each.transforms);
  const liesHere = fetched.length === 0 && known.every(({ missing }) => missing.length === 0);
  const written = [...kustomizations].map(([uri, each]) => ({
    ...each.kustomization.transforms,
    texts: textsOf(uri, each),
  }));
  return {
    kustomizations,
    files,
    generated: own.flatMap(({ generated }) => generated),
    isClosed: liesHere && !own.some(({ makesMore }) => makesMore),
    isLocal: liesHere && !own.some(({ rendersCharts }) => rendersCharts),
    usesPlugins: own.some(({ usesPlugins }) => usesPlugins),
    affixes: distinct(affixes),
    labelKeys: new Set(transforms.flatMap(({ labelKeys }) => labelKeys)),
    annotates: transforms.some(({ annotates }) => annotates),
    usesVariables: transforms.some(({ usesVariables }) => usesVariables),
    selected,
    movesNamespaces: transforms.some(({ namespace }) => namespace !== undefined),
    changes: written.flatMap(({ changes, texts }) => [...changes, ...texts]),
    paths: written.flatMap(({ paths, texts }) => [...paths, ...texts]),
    patchFiles,
  };
}

/** The texts of the files that a kustomization goes on in, but for those that only say which fields are changed. */
function textsOf(uri: string, { kustomization, continued }: KnownKustomization): readonly string[] {
  const files = kustomization.paths.filter(({ role }) => role !== "fields");
  const named = new Set(files.map(({ path }) => resolvePath(uri, path)));
  return [...continued].filter(([file]) => named.has(file)).map(([, { text }]) => text);
}

function distinct(affixes: readonly Affix[]): readonly Affix[] {
  return [...new Map(affixes.map((affix) => [`${affix.prefix} ${affix.suffix}`, affix])).values()];
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
