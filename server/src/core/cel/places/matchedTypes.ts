import { requestRulesOf } from "../../manifest/admission.ts";
import { toGvk } from "../../manifest/apiVersion.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import type { KindInfo, Schema, SchemaSet } from "../../schema/schema.ts";
import { type CelType, DYN } from "../types/celType.ts";
import { typeOfAdmitted } from "../types/typeOfSchema.ts";

/** What is known of the objects that the expressions of a policy or a webhook are about. */
export interface AdmittedTypes {
  readonly object: CelType;
  readonly params: CelType;
  readonly namespaceObject: CelType;
}

/** Without schemas nothing is known: the API server compiles expressions in the same way. */
export const UNTYPED: AdmittedTypes = { object: DYN, params: DYN, namespaceObject: DYN };

/**
 * The types of the one resource that the rules name, of the parameters, and of a namespace. The API server looks at them
 * for warnings only, so they help to write an expression and refuse none.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking
 */
export function admittedTypes(manifest: Manifest, schemas: SchemaSet): AdmittedTypes {
  const params = manifest.root.at("spec", "paramKind");
  const kind = params.at("kind").string;
  return {
    object: typeOfKind(matchedKind(manifest, schemas), schemas),
    params:
      kind === undefined
        ? DYN
        : typeOfKind({ gvk: toGvk(params.at("apiVersion").string ?? "", kind) }, schemas),
    namespaceObject: typeOfKind({ gvk: { group: "", version: "v1", kind: "Namespace" } }, schemas),
  };
}

function typeOfKind(info: Pick<KindInfo, "gvk"> | undefined, schemas: SchemaSet): CelType {
  const found = info === undefined ? undefined : schemas.lookup(info.gvk);
  const schema: Schema | undefined = found?.status === "found" ? found.schema : undefined;
  return schema === undefined ? DYN : typeOfAdmitted(schema);
}

function matchedKind(manifest: Manifest, schemas: SchemaSet): KindInfo | undefined {
  const rules = requestRulesOf(manifest);
  const [group, ...otherGroups] = namesIn(rules, "apiGroups");
  const [resource, ...otherResources] = namesIn(rules, "resources");
  if (group === undefined || resource === undefined || otherGroups.length + otherResources.length > 0)
    return undefined;
  const versions = namesIn(rules, "apiVersions");
  return schemas
    .kinds()
    .find(
      ({ gvk, plural }) =>
        gvk.group === group &&
        plural === resource &&
        (versions.includes("*") || versions.includes(gvk.version)),
    );
}

function namesIn(rules: readonly Cursor[], field: string): readonly string[] {
  const names = rules.flatMap((rule) =>
    rule
      .at(field)
      .items()
      .flatMap((item) => item.string ?? []),
  );
  return [...new Set(names)];
}
