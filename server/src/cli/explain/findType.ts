import type { KindInfo, Schema, SchemaSet } from "../../core/schema/schema.ts";
import { say } from "../../core/text/message.ts";
import { withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { loadCatalogue } from "../../sources/catalogue.ts";
import { newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { CommandError } from "../commandError.ts";
import type { readArguments } from "../readArguments.ts";
import { readKubernetesVersion } from "../validate/options.ts";
import { kindsOfPaths } from "../validate/schemas.ts";
import type { World } from "../world.ts";
import { findKind, type Question } from "./findKind.ts";

/** Options of the commands that speak about one kind. */
export const typeOptions = {
  "kubernetes-version": { type: "string", default: newestKubernetesVersion },
  crds: { type: "string", multiple: true, default: [] },
} satisfies Parameters<typeof readArguments>[1];

interface StatedOptions {
  readonly "kubernetes-version": string;
  readonly crds: readonly string[];
}

/** The kind that is meant with its type. Throws a {@link CommandError} when there is none, or nothing is known of it. */
export function findType(
  question: Question,
  { crds, ...options }: StatedOptions,
  world: World,
): { readonly info: KindInfo; readonly schema: Schema; readonly schemas: SchemaSet } {
  const catalogue = loadCatalogue(readKubernetesVersion(options["kubernetes-version"]));
  const schemas = withWorkspaceKinds(catalogue, kindsOfPaths(crds, catalogue, world));
  const info = findKind(question, schemas);
  const lookup = schemas.lookup(info.gvk);
  if (lookup.status !== "found")
    throw new CommandError(say`The type of \`${info.gvk.kind}\` is not known, only that it exists.`);
  return { info, schema: lookup.schema, schemas };
}
