import { volumeFilePath } from "../formats/paths.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { checkFormat } from "./checkFormat.ts";
import { checkFieldRef, checkResourceFieldRef } from "./downwardApi.ts";
import { requireFilled } from "./requireValue.ts";
import type { Report } from "./rule.ts";

const highestMode = 0o777;

/** A key of a ConfigMap or Secret that becomes a file: https://kubernetes.io/docs/concepts/storage/volumes/#configmap */
export function checkKeyFile(item: Cursor, report: Report): void {
  requireFilled(item.at("key"), report);
  checkFilePath(item.at("path"), report);
  checkMode(item.at("mode"), report);
}

/**
 * A fact about the pod that becomes a file. The server names the volume, not the file in it: `downwardAPI.fieldRef`.
 * https://kubernetes.io/docs/tasks/inject-data-application/downward-api-volume-expose-pod-information/
 */
export function checkDownwardFile(item: Cursor, owner: Cursor, report: Report): void {
  const tell: Report = (at, message, options) => {
    const path = options?.path ?? at.path;
    report(at, message, { ...options, path: path.replace(item.path, owner.path) });
  };
  checkFilePath(item.at("path"), tell);
  checkMode(item.at("mode"), tell);
  const field = item.at("fieldRef");
  const resource = item.at("resourceFieldRef");
  if (field.isMapping) checkFieldRef(field, "file", tell);
  else if (resource.isMapping) checkResourceFieldRef(resource, "file", tell);
  if (field.present === resource.present) {
    tell(item, say`A file shows exactly one of \`fieldRef\` and \`resourceFieldRef\`.`, { on: "key" });
  }
}

export function checkFilePath(path: Cursor, report: Report): void {
  if (requireFilled(path, report)) checkFormat(path, volumeFilePath, report);
}

/** Permission bits, for which YAML has octal numbers: `0644` is 420. */
export function checkMode(mode: Cursor, report: Report): void {
  const { number } = mode;
  if (number === undefined || (number >= 0 && number <= highestMode)) return;
  report(mode, say`\`${mode.name}\` must be from 0 to 0777 (octal), which is ${highestMode}.`);
}
