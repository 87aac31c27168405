/**
 * The source of a volume must say enough to find the data: the name of a Secret, ConfigMap or claim, the path on the
 * node, the share of an NFS server, the driver of a CSI volume. An empty text counts as missing, and paths can not lead
 * out with `..`.
 *
 * ```yaml
 * volumes:
 *   - name: weights
 *     nfs:
 *       server: nfs.example.com
 *       path: exports/weights # must start with /
 * ```
 */
import { checkLabels } from "../../../formats/labels.ts";
import { descendingPath } from "../../../formats/paths.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import { quantityOf, signOf } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { volumesOf } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";
import { checkVolumeSource } from "../../volumeSource.ts";

/** Since this minor version images can be mounted by default; before, the server drops them unseen. */
const knowsImages = 35;

const rule: Rule = {
  code: "pod-volume-source",
  family: "server",
  severity: "error",
  summary: "The source of a volume is incomplete or malformed.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    for (const pod of podSpecsOf(manifest)) {
      for (const { at, sources } of volumesOf(pod)) {
        const [source] = sources;
        if (source?.isMapping !== true) continue;
        checkVolumeSource(source, report);
        checkOwnFields(source, report);
        // A template may leave it to whoever makes the pods.
        if (source.name === "image" && minor >= knowsImages && !pod.template)
          requireValue(source.at("reference"), report);
        if (source.name === "iscsi") checkPortalLength(source, at.at("name"), report);
      }
    }
  },
};

/** What persistent volumes do not have. */
function checkOwnFields(source: Cursor, report: Report): void {
  switch (source.name) {
    case "emptyDir":
      checkSizeLimit(source.at("sizeLimit"), report);
      return;
    case "secret":
      requireValue(source.at("secretName"), report);
      return;
    case "configMap":
      requireValue(source.at("name"), report);
      return;
    case "persistentVolumeClaim":
      requireFilled(source.at("claimName"), report);
      return;
    case "gitRepo":
      requireFilled(source.at("repository"), report);
      checkFormat(source.at("directory"), descendingPath, report);
      return;
    case "csi":
      checkCsiSecret(source, report);
      return;
    case "ephemeral":
      checkClaimTemplate(source.at("volumeClaimTemplate"), report);
      return;
    default:
  }
}

function checkSizeLimit(limit: Cursor, report: Report): void {
  const size = quantityOf(limit);
  if (size !== undefined && signOf(size) < 0) report(limit, say`\`sizeLimit\` can not be negative.`);
}

function checkCsiSecret(source: Cursor, report: Report): void {
  const secret = source.at("nodePublishSecretRef");
  if (!secret.isMapping || !requireValue(secret.at("name"), report)) return;
  const name = secret.at("name");
  const complaint = name.string === undefined ? undefined : dns1123Subdomain(name.string);
  if (complaint !== undefined)
    report(name, say`The name of the secret ${complaint}.`, { path: `${source.path}.name` });
}

function checkClaimTemplate(template: Cursor, report: Report): void {
  if (!requireValue(template, report, say`the claim of an \`ephemeral\` volume is made from it`)) return;
  checkLabels(template.at("metadata", "labels"), report);
  for (const field of template.at("metadata").fields()) {
    if (field.name === "labels" || field.name === "annotations" || !field.present || field.string === "")
      continue;
    report(
      field,
      say`The claim gets its name from the pod; only \`labels\` and \`annotations\` can be set.`,
      {
        on: "key",
      },
    );
  }
}

/** An iSCSI initiator is registered under the name of the volume and the portal. */
function checkPortalLength(source: Cursor, name: Cursor, report: Report): void {
  if (!source.at("initiatorName").present) return;
  if (`${name.string ?? ""}:${source.at("targetPortal").string ?? ""}`.length <= 64) return;
  report(
    name,
    say`The names of the volume and of its \`targetPortal\` can not have more than 63 characters together.`,
  );
}

export default rule;
