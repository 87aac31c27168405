/**
 * Annotations that became fields are ignored, or soon will be. Those of pods chose profiles of seccomp and AppArmor, those
 * of Ingresses, volumes and claims a class.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     seccomp.security.alpha.kubernetes.io/pod: runtime/default # securityContext.seccompProfile
 * ```
 */
import type { Fix } from "../../../finding.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { type Fields, fieldsAt, without } from "../../../migrate/migration.ts";
import { say } from "../../../text/message.ts";
import { rewriteFields } from "../../rewriteFields.ts";
import type { Report, Rule } from "../../rule.ts";

type Replacement = readonly [annotation: string, field: string];

/** Annotation, or its beginning when it ends with a slash, and the field that replaces it. */
const ofPods: readonly Replacement[] = [
  ["scheduler.alpha.kubernetes.io/critical-pod", "priorityClassName"],
  ["seccomp.security.alpha.kubernetes.io/pod", "seccompProfile"],
  ["container.seccomp.security.alpha.kubernetes.io/", "seccompProfile"],
  ["security.alpha.kubernetes.io/sysctls", "sysctls"],
  ["security.alpha.kubernetes.io/unsafe-sysctls", "sysctls"],
  ["container.apparmor.security.beta.kubernetes.io/", "appArmorProfile"],
];

const storageClass: Replacement = ["volume.beta.kubernetes.io/storage-class", "storageClassName"];
const ofKinds: ReadonlyMap<string, readonly Replacement[]> = new Map([
  ["networking.k8s.io/Ingress", [["kubernetes.io/ingress.class", "ingressClassName"]]],
  ["/PersistentVolume", [storageClass, ["volume.beta.kubernetes.io/mount-options", "mountOptions"]]],
  ["/PersistentVolumeClaim", [storageClass]],
]);

const rule: Rule = {
  code: "deprecated-annotation",
  family: "server",
  severity: "warning",
  summary: "An annotation was replaced by a field.",
  source: "https://kubernetes.io/docs/reference/labels-annotations-taints/#deprecated-annotations",
  fields: ["annotations"],
  kinds: [...podKinds, ...ofKinds.keys()],
  check(manifest, report) {
    for (const { metadata } of podSpecsOf(manifest)) checkAnnotations(metadata, ofPods, report, () => []);
    const own = ofKinds.get(`${manifest.gvk.group}/${manifest.gvk.kind}`) ?? [];
    checkAnnotations(manifest.root.at("metadata"), own, report, (annotation, field) =>
      classFields.has(field) ? moveToSpec(manifest, annotation, field) : [],
    );
  },
};

type Repair = (annotation: Cursor, field: string) => readonly Fix[];

function checkAnnotations(
  metadata: Cursor,
  replacements: readonly Replacement[],
  report: Report,
  repair: Repair,
): void {
  for (const annotation of metadata.at("annotations").keys()) {
    const found = replacements.find(([name]) =>
      name.endsWith("/") ? annotation.name.startsWith(name) : annotation.name === name,
    );
    if (found === undefined) continue;
    report(annotation, say`The annotation is deprecated; use the field \`${found[1]}\`.`, {
      on: "key",
      tags: ["deprecated"],
      fixes: repair(annotation, found[1]),
    });
  }
}

/** Fields of `spec` that take the very text of the annotation. */
const classFields: ReadonlySet<string> = new Set(["ingressClassName", "storageClassName"]);

/** Only an author knows whether a class of that name exists, so the move is offered and never made unasked. */
function moveToSpec({ root, document }: Manifest, annotation: Cursor, field: string): readonly Fix[] {
  const name = annotation.string;
  if (name === undefined || name === "" || !root.at("spec").isMapping || root.at("spec", field).present)
    return [];
  return rewriteFields(
    root,
    (object) => ({
      ...object,
      metadata: withoutAnnotation(fieldsAt(object, "metadata"), annotation.name),
      spec: { ...fieldsAt(object, "spec"), [field]: name },
    }),
    say`Move to \`spec.${field}\``,
    document.text,
  );
}

function withoutAnnotation(metadata: Fields, name: string): Fields {
  const annotations = without(fieldsAt(metadata, "annotations"), name);
  return Object.keys(annotations).length === 0
    ? without(metadata, "annotations")
    : { ...metadata, annotations };
}

export default rule;
