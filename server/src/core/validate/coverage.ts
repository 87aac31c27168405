import type { Finding } from "../finding.ts";
import type { DocumentForm } from "../kustomize/documentForm.ts";
import { toApiVersion } from "../manifest/apiVersion.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { listing, say, type Message } from "../text/message.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { UndecidedPolicy } from "./checkPolicies.ts";
import { findManifests } from "./findManifests.ts";
import { isChartTemplate, isTemplate } from "./isTemplate.ts";
import { ignoredCodes } from "./suppressions.ts";

/** What the check of a document came to. */
export interface CheckOutcome {
  readonly findings: readonly Finding[];
  readonly objects: readonly unknown[];
  readonly undecided: readonly UndecidedPolicy[];
}

/**
 * What a document is checked against, and what keeps it from being checked, as sentences for the person who expected more or fewer
 * findings.
 */
export function coverageOf(
  document: YamlDocument,
  schemas: SchemaSet,
  form: DocumentForm,
  { findings, objects, undecided }: CheckOutcome,
): readonly Message[] {
  if (isChartTemplate(document, form))
    return [
      say`It is a template of a Helm chart: what stands in it literally is checked, what it prints when Helm renders it.`,
    ];
  if (isTemplate(document))
    return [
      say`It is a template that nobody has rendered: \`{{ }}\` stands where YAML cannot be read. Check what \`helm template\` makes of it.`,
    ];
  if (form.kind === "patch")
    return [
      say`A kustomization names this file as a patch: it is checked as a part of the object that it changes.`,
    ];
  if (objects.length === 0 && findings.every(({ family }) => family !== "syntax"))
    return [say`It is no Kubernetes object: one has an \`apiVersion\` and a \`kind\`, both texts.`];
  const ignored = [...ignoredCodes(document)];
  return [
    ...findManifests(document).map(({ gvk }) => typeOf(gvk, schemas)),
    ...undecided.map(
      ({ policy, because }) =>
        say`The policy \`${policy}\` was not decided: only a cluster knows ${because}.`,
    ),
    ...(ignored.length === 0
      ? []
      : [
          say`A comment in it silences ${listing(
            ignored.map((code) => `\`${code}\``),
            "and",
          )}.`,
        ]),
  ];
}

function typeOf(gvk: Parameters<SchemaSet["lookup"]>[0], schemas: SchemaSet): Message {
  const { kind } = gvk;
  const apiVersion = toApiVersion(gvk);
  switch (schemas.lookup(gvk).status) {
    case "found":
      return say`\`${kind}\` of \`${apiVersion}\` is checked against its type in Kubernetes ${schemas.kubernetesVersion}.`;
    case "absent":
      return say`There is no \`${kind}\` of \`${apiVersion}\` in Kubernetes ${schemas.kubernetesVersion}.`;
    case "not-loaded":
      return say`The type of \`${kind}\` of \`${apiVersion}\` is not known: bring its CustomResourceDefinition into the workspace, or connect a cluster that serves it.`;
  }
}
