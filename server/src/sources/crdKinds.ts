import { layerSchemas, schemaSetOf } from "../core/schema/layeredSchemas.ts";
import { isCrd, readCrd, type KindSchema } from "../core/schema/readCrd.ts";
import type { KindInfo, Schema, SchemaSet } from "../core/schema/schema.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { splitDocuments } from "../core/yaml/splitDocuments.ts";
import { toValue } from "../core/yaml/toValue.ts";

/**
 * The kinds that the custom resource definitions in a file declare; empty for a file without any. `objectMeta` is the
 * type of their `metadata`. A definition that is itself broken declares what can be read of it.
 */
export function crdKindsIn(text: string, objectMeta: Schema | undefined): readonly KindSchema[] {
  if (!text.includes("CustomResourceDefinition")) return [];
  return splitDocuments(text).flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    if (!part.includes("CustomResourceDefinition")) return [];
    const { root } = parseDocument(part);
    const value = root === undefined ? undefined : toValue(root);
    return isCrd(value) ? readCrd(value, objectMeta) : [];
  });
}

/**
 * The schemas below the kinds that the files of a workspace, or of one run, define themselves. What Kubernetes serves itself no definition
 * can replace.
 */
export function withWorkspaceKinds(schemas: SchemaSet, kinds: readonly KindSchema[]): SchemaSet {
  if (kinds.length === 0) return schemas;
  const nameOf = ({ gvk }: KindInfo): string => `${gvk.group} ${gvk.kind}`;
  const builtIn = new Set(schemas.builtInKinds().map(nameOf));
  const own = kinds.filter(({ info }) => !builtIn.has(nameOf(info)));
  return layerSchemas([schemaSetOf(own, schemas.kubernetesVersion, "workspace"), schemas]);
}
