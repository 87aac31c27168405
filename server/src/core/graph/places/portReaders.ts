import type { Cursor } from "../../manifest/cursor.ts";
import type { PortReference } from "../reference.ts";
import { above, nameOf, placeOf, type Read } from "./place.ts";

/** The name of the Service stands beside what holds the name or the number of the port. */
export const ingressPort: Read<PortReference> = (at, namespace) =>
  servicePort(at, above(at, 2)?.at("name"), namespace);

/** The name of the Service stands beside the port. */
export const portBeside: Read<PortReference> = (at, namespace) =>
  servicePort(at, at.parent?.at("name"), namespace);

/** Something else than a Service may stand beside the port. */
export const routePort: Read<PortReference> = (at, namespace) => {
  const isService = (at.parent?.at("kind").string ?? "Service") === "Service";
  return isService ? portBeside(at, namespace) : undefined;
};

function servicePort(
  at: Cursor,
  service: Cursor | undefined,
  namespace: string | undefined,
): PortReference | undefined {
  const port = at.number ?? at.string;
  const target = service === undefined ? undefined : nameOf(service, "", "Service", namespace);
  return target === undefined || port === undefined
    ? undefined
    : { kind: "port", ...placeOf(at), target, port };
}
