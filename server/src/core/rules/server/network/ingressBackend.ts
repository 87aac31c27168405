/**
 * A backend of an Ingress is either a Service or another resource. A Service is given with its name and one port, by
 * number or by name.
 *
 * ```yaml
 * backend:
 *   service:
 *     name: web # and which port?
 * ```
 */
import { portName } from "../../../formats/names.ts";
import { serviceNameFormat } from "../../../formats/objectName.ts";
import { highestPort } from "../../../formats/port.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkBounds, checkFormat } from "../../checkFormat.ts";
import { checkReference } from "../../checkReference.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ingress-backend",
  family: "server",
  severity: "error",
  summary: "A backend of an Ingress is not exactly one Service with a port, or one resource.",
  source: "https://kubernetes.io/docs/concepts/services-networking/ingress/#resource-backend",
  kinds: ["networking.k8s.io/Ingress"],
  check(manifest, report, { minor }) {
    if (manifest.gvk.version !== "v1") return;
    const spec = manifest.root.at("spec");
    const serviceName = serviceNameFormat(minor);
    const paths = spec
      .at("rules")
      .items()
      .flatMap((item) => item.at("http", "paths").items());
    for (const backend of [spec.at("defaultBackend"), ...paths.map((path) => path.at("backend"))]) {
      if (backend.isMapping) checkBackend(backend, serviceName, report);
    }
  },
};

function checkBackend(
  backend: Cursor,
  serviceName: (text: string) => Message | undefined,
  report: Report,
): void {
  const service = backend.at("service");
  const resource = backend.at("resource");
  if (service.present && resource.present) {
    report(backend, say`The backend has both \`service\` and \`resource\`; it can be one of them.`);
  } else if (resource.present) {
    checkReference(resource, requireValue, report);
  } else if (service.present) {
    if (requireFilled(service.at("name"), report)) checkFormat(service.at("name"), serviceName, report);
    checkPort(backend, service.at("port"), report);
  } else {
    report(backend, say`The backend needs a \`service\` or a \`resource\`.`);
  }
}

function checkPort(backend: Cursor, port: Cursor, report: Report): void {
  const name = port.at("name");
  const number = port.at("number");
  const hasName = name.present && name.string !== "";
  const hasNumber = number.present && number.number !== 0;
  if (hasName && hasNumber) {
    report(port, say`The port has both a \`name\` and a \`number\`; it can have one of them.`, {
      path: backend.path,
    });
  } else if (hasName) {
    checkFormat(name, portName, report);
  } else if (hasNumber) {
    checkBounds(number, 1, highestPort, report);
  } else {
    report(port, say`The backend needs the \`number\` or the \`name\` of a port.`, { path: backend.path });
  }
}

export default rule;
