import type { Finding } from "../finding.ts";
import { fieldNamesIn } from "../manifest/fieldNames.ts";
import { Manifest } from "../manifest/manifest.ts";
import type { Rule } from "../rules/rule.ts";
import { concerns, rulesFor } from "../rules/rulesFor.ts";
import type { Schema, SchemaSet } from "../schema/schema.ts";
import { readWorkload } from "../workload/workload.ts";
import { checkValue } from "./checkStructure.ts";
import { findingAt } from "./findingAt.ts";

const pod = { group: "", version: "v1", kind: "Pod" };
/** Volumes that stand beside the template, from which a controller takes some of the pods' volumes. */
const otherVolumes = ["volumeClaimTemplates", "volumeClaimPolicies"];
/** Volumes that the MPI Operator adds to the pods of a job: keys for SSH and the list of hosts. */
const ofMpiOperator = /\b(?:ssh-auth|mpi-job-(?:config|kubectl))\b/u;

/** A rule, the object that it is asked about, and as what its findings are told. */
export interface RuleCheck {
  readonly rule: Rule;
  readonly subject: Manifest;
  readonly as: Pick<Finding, "code" | "family" | "severity">;
}

/** The resource itself is taken; its pods are refused, one after the other. */
const toldLater = { family: "workload", severity: "warning" } as const;

/**
 * What the API server will say of the pods that a controller makes from a custom resource: nobody checks their template when the
 * resource is applied. Only templates that hold a whole pod, and only rules that hold whatever the controller adds.
 */
export function madePodChecks(manifest: Manifest): readonly RuleCheck[] {
  return madePodsOf(manifest).flatMap((made) =>
    rulesFor(pod)
      .filter((rule) => rule.ofMadePods === true && concerns(rule, made) && !isFilledLater(rule, manifest))
      .map((rule) => ({ rule, subject: made, as: { code: rule.code, ...toldLater } })),
  );
}

/** Whether this is the code of something that the API server says, of whichever pods. */
export function isToldOfPods(code: string): boolean {
  return (
    code === "invalid-enum" || rulesFor(pod).some((rule) => rule.code === code && rule.ofMadePods === true)
  );
}

function madePodsOf(manifest: Manifest): readonly Manifest[] {
  return manifest.shared(readWorkload).groups.flatMap(({ builtIn, spec }) => {
    const template = spec.parent;
    const isWhole = spec.name === "spec" && template !== undefined && template !== manifest.root;
    return builtIn || !isWhole ? [] : [new Manifest(pod, template, manifest.document)];
  });
}

function isFilledLater({ code }: Rule, manifest: Manifest): boolean {
  const names = manifest.shared(fieldNamesIn);
  return (
    code === "unknown-volume" &&
    (otherVolumes.some((name) => names.has(name)) ||
      (manifest.gvk.kind === "MPIJob" && ofMpiOperator.test(manifest.document.text)))
  );
}

/** Words in the templates of pods that are none of those that the field of a pod takes. */
export function madePodWords(manifest: Manifest, schemas: SchemaSet): readonly Finding[] {
  const made = madePodsOf(manifest);
  const spec = made.length === 0 ? undefined : specOf(schemas);
  if (spec === undefined) return [];
  const findings: Finding[] = [];
  for (const { root, document } of made)
    checkValue(root.at("spec"), spec, document.text, (code, at, message, options) => {
      if (code === "invalid-enum") findings.push(findingAt({ code, ...toldLater }, at, message, options));
    });
  return findings;
}

function specOf(schemas: SchemaSet): Schema | undefined {
  const lookup = schemas.lookup(pod);
  return lookup.status === "found" ? lookup.schema.properties.get("spec") : undefined;
}
