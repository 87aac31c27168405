import { driverName } from "../formats/driverName.ts";
import { iscsiName } from "../formats/iscsiName.ts";
import { dns1123Label } from "../formats/names.ts";
import { hasBackStep } from "../formats/paths.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { checkBounds, checkFormat } from "./checkFormat.ts";
import { requireFilled, requireValue } from "./requireValue.ts";
import type { Report } from "./rule.ts";

type Check = (source: Cursor, report: Report) => void;

/** Fields per source that the schema requires and that can not be empty either. */
const filled: Readonly<Record<string, readonly string[]>> = {
  hostPath: ["path"],
  gcePersistentDisk: ["pdName"],
  awsElasticBlockStore: ["volumeID"],
  glusterfs: ["endpoints", "path"],
  nfs: ["server", "path"],
  rbd: ["monitors", "image"],
  quobyte: ["registry", "volume"],
  cephfs: ["monitors"],
  iscsi: ["targetPortal", "iqn"],
  cinder: ["volumeID"],
  flexVolume: ["driver"],
  azureFile: ["secretName", "shareName"],
  vsphereVolume: ["volumePath"],
  azureDisk: ["diskName", "diskURI"],
  photonPersistentDisk: ["pdID"],
  portworxVolume: ["volumeID"],
  scaleIO: ["gateway", "system"],
  csi: ["driver"],
};

const further: Readonly<Record<string, Check>> = {
  hostPath: checkSteps,
  gcePersistentDisk: checkPartition,
  awsElasticBlockStore: checkPartition,
  nfs: checkNfs,
  quobyte: checkQuobyte,
  iscsi: checkIscsi,
  fc: checkFibreChannel,
  flocker: checkFlocker,
  flexVolume: checkFlexVolume,
  azureDisk: checkAzureDisk,
  cinder: checkSecretName,
  scaleIO: (source, report) => {
    requireValue(source.at("volumeName"), report);
  },
  storageos: checkStorageOs,
  csi: (source, report) => {
    checkFormat(source.at("driver"), driverName, report);
  },
};

/**
 * What the sources of persistent volumes and of the volumes of pods have in common: the fields that say where the data
 * are, and their formats. Silent for sources that only one of the two can have.
 * https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export function checkVolumeSource(source: Cursor, report: Report): void {
  const tell = source.name === "gcePersistentDisk" ? withOlderName(report) : report;
  for (const name of filled[source.name] ?? []) requireFilled(source.at(name), tell);
  further[source.name]?.(source, tell);
}

/** The API server calls the GCE disk by an older name. */
function withOlderName(report: Report): Report {
  return (at, message, options) => {
    report(at, message, { ...options, path: at.path.replace(".gcePersistentDisk.", ".persistentDisk.") });
  };
}

function checkSteps(source: Cursor, report: Report): void {
  const path = source.at("path");
  if (hasBackStep(path.string)) report(path, say`The path can not contain \`..\`.`);
}

function checkPartition(source: Cursor, report: Report): void {
  checkBounds(source.at("partition"), 0, 255, report);
}

function checkNfs(source: Cursor, report: Report): void {
  const path = source.at("path");
  if (path.string && !path.string.startsWith("/"))
    report(path, say`The path of an NFS share must start with \`/\`.`);
}

function checkQuobyte(source: Cursor, report: Report): void {
  const registry = source.at("registry");
  const pairs = registry.string?.split(",") ?? [];
  if (registry.string && !pairs.every((pair) => /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/u.test(pair))) {
    report(registry, say`\`registry\` must be \`host:port\`, or several of them separated by commas.`);
  }
  const tenant = source.at("tenant");
  if (tenant.string !== undefined && tenant.string.length > 64) {
    report(tenant, say`\`tenant\` can not be longer than 64 characters.`);
  }
}

function checkIscsi(source: Cursor, report: Report): void {
  checkFormat(source.at("iqn"), iscsiName, report);
  const initiator = source.at("initiatorName");
  const complaint = initiator.string === undefined ? undefined : iscsiName(initiator.string);
  if (complaint !== undefined) {
    report(initiator, say`\`initiatorName\` ${complaint}.`, { path: `${source.path}.initiatorname` });
  }
  checkBounds(source.at("lun"), 0, 255, report);
  const secret = source.at("secretRef");
  const chap = ["chapAuthDiscovery", "chapAuthSession"].some((name) => source.at(name).boolean === true);
  if (chap) requireValue(secret, report, say`CHAP authentication needs a secret`);
}

function checkFibreChannel(source: Cursor, report: Report): void {
  const names = source.at("targetWWNs");
  const ids = source.at("wwids");
  const hasNames = names.items().length > 0;
  if (hasNames && ids.items().length > 0)
    report(names, say`Use \`targetWWNs\` with \`lun\`, or \`wwids\`, not both.`);
  if (!hasNames && ids.items().length === 0)
    report(names, say`Use \`targetWWNs\` with \`lun\`, or \`wwids\`.`);
  if (!hasNames) return;
  requireValue(source.at("lun"), report, say`\`targetWWNs\` need one`);
  checkBounds(source.at("lun"), 0, 255, report);
}

function checkFlocker(source: Cursor, report: Report): void {
  const names = ["datasetName", "datasetUUID"].filter((name) => source.at(name).string);
  if (names.length === 0)
    report(source, say`Name the dataset by \`datasetName\` or \`datasetUUID\`.`, { on: "key" });
  if (names.length === 2)
    report(source, say`Name the dataset by \`datasetName\` or \`datasetUUID\`, not both.`, { on: "key" });
  const name = source.at("datasetName");
  if (name.string?.includes("/") === true) report(name, say`\`datasetName\` can not contain \`/\`.`);
}

/** Options of drivers may have a domain, but not one of Kubernetes itself. */
function checkFlexVolume(source: Cursor, report: Report): void {
  for (const option of source.at("options").keys()) {
    const [domain = ""] = option.name.split("/", 1);
    if (!/\.(?:kubernetes|k8s)\.io$/iu.test(`.${domain}`)) continue;
    report(option, say`\`kubernetes.io\` and \`k8s.io\` are reserved for Kubernetes itself.`, { on: "key" });
  }
}

function checkAzureDisk(source: Cursor, report: Report): void {
  const address = source.at("diskURI");
  if (!address.string) return;
  // Without a `kind` the disk is a shared one.
  const start = source.at("kind").string === "Managed" ? "/subscriptions/" : "https://";
  if (!address.string.startsWith(start)) {
    report(address, say`\`diskURI\` must start with \`${start}\` for a disk of this \`kind\`.`);
  }
}

function checkStorageOs(source: Cursor, report: Report): void {
  const name = source.at("volumeName");
  if (requireValue(name, report)) checkFormat(name, dns1123Label, report);
  checkFormat(source.at("volumeNamespace"), dns1123Label, report);
  checkSecretName(source, report);
}

function checkSecretName(source: Cursor, report: Report): void {
  const secret = source.at("secretRef");
  if (secret.isMapping) requireValue(secret.at("name"), report);
}
