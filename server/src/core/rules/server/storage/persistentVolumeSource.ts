/**
 * The source of a PersistentVolume must say enough to find the data: the share of an `nfs` server, the handle of a
 * `csi` volume, a path without `..`, a partition between 0 and 255, secrets with their namespace. An empty text counts
 * as missing.
 *
 * ```yaml
 * spec:
 *   csi:
 *     driver: disk.csi.example.com
 *     volumeHandle: "" # which volume?
 * ```
 */
import { driverName } from "../../../formats/driverName.ts";
import { iscsiName } from "../../../formats/iscsiName.ts";
import { dns1123Label } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

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
  local: ["path"],
  csi: ["driver", "volumeHandle"],
};

const further: Readonly<Record<string, Check>> = {
  hostPath: checkSteps,
  local: checkSteps,
  gcePersistentDisk: checkPartition,
  awsElasticBlockStore: checkPartition,
  nfs: checkNfs,
  quobyte: checkQuobyte,
  iscsi: checkIscsi,
  fc: checkFibreChannel,
  flocker: checkFlocker,
  azureFile: checkAzureFile,
  azureDisk: checkAzureDisk,
  cinder: (source, report) => {
    checkSecret(source.at("secretRef"), report);
  },
  scaleIO: (source, report) => {
    requireValue(source.at("volumeName"), report);
  },
  storageos: checkStorageOs,
  csi: checkCsi,
};

const rule: Rule = {
  code: "persistent-volume-source",
  family: "server",
  severity: "error",
  summary: "The source of a PersistentVolume is incomplete or malformed.",
  source:
    "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/",
  kinds: ["/PersistentVolume"],
  check(manifest, report) {
    for (const source of manifest.root.at("spec").fields()) {
      if (!source.isMapping) continue;
      for (const name of filled[source.name] ?? []) requireFilled(source.at(name), report);
      further[source.name]?.(source, report);
    }
  },
};

function checkSteps(source: Cursor, report: Report): void {
  const path = source.at("path");
  if (path.string?.split("/").includes("..") === true) report(path, "the path can not contain `..`");
}

function checkPartition(source: Cursor, report: Report): void {
  const partition = source.at("partition");
  if (partition.number === undefined || (partition.number >= 0 && partition.number <= 255)) return;
  // The API server calls the GCE disk by an older name.
  const path = source.name === "gcePersistentDisk" ? "spec.persistentDisk.partition" : partition.path;
  report(partition, "`partition` must be between 0 and 255", { path });
}

function checkNfs(source: Cursor, report: Report): void {
  const path = source.at("path");
  if (path.string && !path.string.startsWith("/"))
    report(path, "the path of an NFS share must start with `/`");
}

function checkQuobyte(source: Cursor, report: Report): void {
  const registry = source.at("registry");
  const pairs = registry.string?.split(",") ?? [];
  if (registry.string && !pairs.every((pair) => /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/u.test(pair))) {
    report(registry, "`registry` must be `host:port`, or several of them separated by commas");
  }
}

function checkIscsi(source: Cursor, report: Report): void {
  const iqn = source.at("iqn");
  const complaint = iqn.string ? iscsiName(iqn.string) : undefined;
  if (complaint !== undefined) report(iqn, `\`iqn\` ${complaint}`);
  const initiator = source.at("initiatorName");
  const initiatorComplaint = initiator.string === undefined ? undefined : iscsiName(initiator.string);
  if (initiatorComplaint !== undefined) {
    report(initiator, `\`initiatorName\` ${initiatorComplaint}`, { path: `${source.path}.initiatorname` });
  }
  checkLun(source.at("lun"), report);
  const secret = source.at("secretRef");
  const chap = ["chapAuthDiscovery", "chapAuthSession"].some((name) => source.at(name).boolean === true);
  if (chap) requireValue(secret, report, "CHAP authentication needs a secret");
  if (secret.isMapping) requireValue(secret.at("name"), report);
}

function checkLun(lun: Cursor, report: Report): void {
  if (lun.number !== undefined && (lun.number < 0 || lun.number > 255)) {
    report(lun, "`lun` must be between 0 and 255");
  }
}

function checkFibreChannel(source: Cursor, report: Report): void {
  const names = source.at("targetWWNs");
  const ids = source.at("wwids");
  const hasNames = names.items().length > 0;
  if (hasNames && ids.items().length > 0) report(names, "use `targetWWNs` with `lun`, or `wwids`, not both");
  if (!hasNames && ids.items().length === 0) report(names, "use `targetWWNs` with `lun`, or `wwids`");
  if (hasNames) requireValue(source.at("lun"), report, "`targetWWNs` need one");
  checkLun(source.at("lun"), report);
}

function checkFlocker(source: Cursor, report: Report): void {
  const names = ["datasetName", "datasetUUID"].filter((name) => source.at(name).string);
  if (names.length === 0) report(source, "name the dataset by `datasetName` or `datasetUUID`", { on: "key" });
  if (names.length === 2)
    report(source, "name the dataset by `datasetName` or `datasetUUID`, not both", { on: "key" });
  const name = source.at("datasetName");
  if (name.string?.includes("/") === true) report(name, "`datasetName` can not contain `/`");
}

function checkAzureFile(source: Cursor, report: Report): void {
  const namespace = source.at("secretNamespace");
  if (namespace.string === "") report(namespace, "`secretNamespace` can not be empty; leave it out instead");
}

function checkAzureDisk(source: Cursor, report: Report): void {
  const address = source.at("diskURI");
  if (address.string === undefined) return;
  const start = source.at("kind").string === "Managed" ? "/subscriptions/" : "https://";
  if (!address.string.startsWith(start)) {
    report(address, `\`diskURI\` must start with \`${start}\` for a disk of this \`kind\``);
  }
}

function checkStorageOs(source: Cursor, report: Report): void {
  const name = source.at("volumeName");
  if (requireValue(name, report)) checkLabel(name, report);
  checkLabel(source.at("volumeNamespace"), report);
  checkSecret(source.at("secretRef"), report);
}

function checkCsi(source: Cursor, report: Report): void {
  const driver = source.at("driver");
  const complaint = driver.string ? driverName(driver.string) : undefined;
  if (complaint !== undefined) report(driver, `driver name \`${driver.string ?? ""}\` ${complaint}`);
  const actions = ["controllerPublish", "controllerExpand", "nodePublish", "nodeExpand"];
  for (const action of actions) {
    const secret = source.at(`${action}SecretRef`);
    checkSecret(secret, report);
    checkLabel(secret.at("namespace"), report);
  }
}

function checkSecret(secret: Cursor, report: Report): void {
  if (!secret.isMapping) return;
  requireValue(secret.at("name"), report);
  requireValue(secret.at("namespace"), report, "a volume belongs to no namespace it could be taken from");
}

function checkLabel(name: Cursor, report: Report): void {
  const complaint = name.string ? dns1123Label(name.string) : undefined;
  if (complaint !== undefined) report(name, `\`${name.name}\` ${complaint}`);
}

export default rule;
