import { layerSchemas, objectMetaOf } from "../../core/schema/layeredSchemas.ts";
import type { KindSchema } from "../../core/schema/readCrd.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { type Message, say, verbatim } from "../../core/text/message.ts";
import { findManifests } from "../../core/validate/findManifests.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import { loadCatalogue } from "../../sources/catalogue.ts";
import { newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { crdKindsIn, withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError } from "../commandError.ts";
import type { World, WorldCluster } from "../world.ts";
import { findFiles } from "./findFiles.ts";
import { decode, fileInputs, type Input } from "./input.ts";
import type { ProjectConfiguration } from "./projectConfiguration.ts";

/** What everything is checked against before any file is read. */
export interface Base {
  readonly kubernetesVersion: string;
  readonly schemas: SchemaSet;
  /** Absent without `--context`. */
  readonly cluster: WorldCluster | undefined;
}

/**
 * The built-in kinds, below those of a cluster when a context is given, in the cluster's version unless another one is asked
 * for.
 */
export async function baseSchemas(
  stated: string | undefined,
  context: string | undefined,
  { openCluster, language }: World,
): Promise<Base> {
  if (context === undefined) {
    const kubernetesVersion = stated ?? newestKubernetesVersion;
    return { kubernetesVersion, schemas: loadCatalogue(kubernetesVersion), cluster: undefined };
  }
  if (openCluster === undefined)
    throw new CommandError(
      say`\`--context\` needs a connection to a cluster, and none may be made here. Leave it out to validate against the embedded catalogue, and name the cluster's own definitions with \`--crds\`.`,
    );
  const cluster = await openCluster(context, wordsIn(language));
  const catalogue = stated ?? cluster.schemas.kubernetesVersion;
  return {
    kubernetesVersion: stated ?? cluster.kubernetesVersion,
    schemas: layerSchemas([cluster.schemas, loadCatalogue(catalogue)]),
    cluster,
  };
}

/** Reads the types of the kinds in a text from the cluster, which are loaded on first need. */
export async function loadKindsOf(text: string, cluster: WorldCluster): Promise<void> {
  const parts = splitDocuments(text).map(({ start, end }) => text.slice(start, end));
  await cluster.load(parts.flatMap((part) => findManifests(parseDocument(part)).map(({ gvk }) => gvk)));
}

/** The kinds that the `crds` of a project define. Throws a {@link CommandError} as {@link kindsOfPaths} does. */
export function kindsOfProject(
  { crds, name }: Pick<ProjectConfiguration, "crds" | "name">,
  schemas: SchemaSet,
  world: World,
): readonly KindSchema[] {
  return kindsOfPaths(crds, schemas, world, () => say`\`crds\` in \`${name}\``);
}

/**
 * The kinds that some files define. Throws a {@link CommandError} when a path cannot be read or defines none.
 * @param namedBy says where the path stands: among the options, unless said
 */
export function kindsOfPaths(
  paths: readonly string[],
  schemas: SchemaSet,
  { folder }: World,
  namedBy = (path: string): Message => verbatim(`\`--crds ${path}\``),
): readonly KindSchema[] {
  return paths.flatMap((path) => {
    try {
      return kindsOfPath(path, schemas, folder);
    } catch (error) {
      throw error instanceof CommandError ? new CommandError(say`${namedBy(path)}: ${error.said}`) : error;
    }
  });
}

function kindsOfPath(path: string, schemas: SchemaSet, folder: string): readonly KindSchema[] {
  const { files, problems } = findFiles([path], folder);
  const kinds = kindsOfInputs(fileInputs(files, folder), schemas, (problem) => {
    throw new CommandError(problem);
  });
  if (kinds.length > 0) return kinds;
  throw new CommandError(
    problems[0] ??
      say`It holds no CustomResourceDefinition of apiextensions.k8s.io/v1. Name the file or folder that does.`,
  );
}

/** The kinds that some inputs define. */
export function kindsOfInputs(
  inputs: readonly Input[],
  schemas: SchemaSet,
  onProblem: (problem: Message) => void,
): readonly KindSchema[] {
  const objectMeta = objectMetaOf(schemas);
  const kinds: KindSchema[] = [];
  for (const text of definitionsIn(inputs, onProblem)) kinds.push(...crdKindsIn(text, objectMeta));
  return kinds;
}

/** The texts among some inputs that may define kinds, one at a time: all of them at once can be larger than all else that is held. */
export function* definitionsIn(
  inputs: readonly Input[],
  onProblem: (problem: Message) => void = () => undefined,
): Generator<string> {
  for (const input of inputs) {
    const result = input.read();
    if (result.kind === "failed") onProblem(result.problem);
    // Looked for in the bytes: to decode every file twice would cost more than all else here.
    else if (result.bytes.includes("CustomResourceDefinition")) yield decode(result.bytes);
  }
}

/** The schemas with the kinds that a text itself defines on top. */
export function withKindsOf(text: string, schemas: SchemaSet): SchemaSet {
  return withWorkspaceKinds(schemas, crdKindsIn(text, objectMetaOf(schemas)));
}
