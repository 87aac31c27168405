import type { KindInfo, Schema, SchemaSet } from "../../core/schema/schema.ts";
import { say } from "../../core/text/message.ts";
import { withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { loadCatalogue } from "../../sources/catalogue.ts";
import { newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { CommandError } from "../commandError.ts";
import type { readArguments } from "../readArguments.ts";
import { readKubernetesVersion } from "../validate/options.ts";
import { loadProjectConfiguration } from "../validate/projectConfiguration.ts";
import { kindsOfPaths, kindsOfProject } from "../validate/schemas.ts";
import type { World } from "../world.ts";
import { findKind, type Question } from "./findKind.ts";

/** Options of the commands that speak about one kind. */
export const typeOptions = {
  "kubernetes-version": { type: "string" },
  crds: { type: "string", multiple: true, default: [] },
} satisfies Parameters<typeof readArguments>[1];

interface StatedOptions {
  readonly "kubernetes-version"?: string | undefined;
  readonly crds: readonly string[];
}

/** The kind that is meant with its type, as options and `drydock.yaml` have it. Throws a {@link CommandError} when there is none, or nothing is known of it. */
export function findType(
  question: Question,
  { crds, "kubernetes-version": stated }: StatedOptions,
  world: World,
): { readonly info: KindInfo; readonly schema: Schema; readonly schemas: SchemaSet } {
  const project = loadProjectConfiguration(undefined, world);
  const catalogue = loadCatalogue(
    stated === undefined
      ? (project.kubernetesVersion ?? newestKubernetesVersion)
      : readKubernetesVersion(stated),
  );
  const schemas = withWorkspaceKinds(catalogue, [
    ...kindsOfProject(project, catalogue, world),
    ...kindsOfPaths(crds, catalogue, world),
  ]);
  const info = findKind(question, schemas);
  const lookup = schemas.lookup(info.gvk);
  if (lookup.status !== "found")
    throw new CommandError(say`The type of \`${info.gvk.kind}\` is not known, only that it exists.`);
  return { info, schema: lookup.schema, schemas };
}
