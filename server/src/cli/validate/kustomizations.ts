import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildsOf, type Build } from "../../core/kustomize/builds.ts";
import { readContinuation } from "../../core/kustomize/continuation.ts";
import { fileForms, type FileForms } from "../../core/kustomize/fileForms.ts";
import {
  continuationsOf,
  isKustomizationFile,
  kustomizationFiles,
  readKustomization,
  type KnownKustomization,
} from "../../core/kustomize/kustomization.ts";
import { isRemote } from "../../core/kustomize/isRemote.ts";
import { chainsawTests, partFilesOf } from "../../core/manifest/chainsawTest.ts";
import { resolvePath } from "../../core/text/resolvePath.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { decode, type Input } from "./input.ts";

/** What kustomizations say of some files, and what they build. */
export interface KustomizeFacts {
  readonly forms: FileForms;
  readonly builds: readonly Build[];
}

/** What is known where no kustomization is looked at. */
export const noKustomizations: KustomizeFacts = { forms: new Map(), builds: [] };

/** From the kustomizations among some files, and those in their folders and above. */
export function kustomizeFactsOf(inputs: readonly Input[]): KustomizeFacts {
  const files = inputs.filter(({ uri }) => uri.startsWith("file:"));
  const found = new Map<string, KnownKustomization>();
  for (const uri of [
    ...files.map((input) => input.uri).filter(isKustomizationFile),
    ...filesAround(files, kustomizationFiles),
  ]) {
    const known = readKnown(uri);
    if (known !== undefined) found.set(uri, known);
  }
  const builds = buildsOf(found);
  const tests = filesAround(files, chainsawTests);
  return { forms: fileForms(found, builds, tests.flatMap(partFilesIn)), builds };
}

function partFilesIn(test: string): readonly string[] {
  const text = textOf(test);
  return text === undefined ? [] : partFilesOf(parseDocument(text)).map((file) => resolvePath(test, file));
}

/** URIs of files of some names in the folders of the files and in those around them. */
function filesAround(files: readonly Input[], names: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const { uri } of files)
    for (let folder = parentOf(uri); folder !== "file://" && !folders.has(folder); folder = parentOf(folder))
      folders.add(folder);
  return [...folders].flatMap((folder) => names.map((name) => `${folder}/${name}`).filter(isThere));
}

function readKnown(uri: string): KnownKustomization | undefined {
  const text = textOf(uri);
  const kustomization = text === undefined ? undefined : readKustomization(parseDocument(text));
  if (kustomization === undefined) return undefined;
  const missing = kustomization.paths
    .map(({ path }) => path)
    .filter((path) => !isRemote(path) && !isThere(resolvePath(uri, path)));
  const continued = continuationsOf(uri, kustomization).flatMap((file) => {
    const content = textOf(file);
    return content === undefined ? [] : [[file, readContinuation(content)] as const];
  });
  return { kustomization, missing, continued: new Map(continued) };
}

/** What cannot be read says nothing of other files; where it is to be checked itself, that is told. */
function textOf(uri: string): string | undefined {
  try {
    return decode(readFileSync(fileURLToPath(uri)));
  } catch {
    return undefined;
  }
}

function isThere(uri: string): boolean {
  return existsSync(fileURLToPath(uri));
}

function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
