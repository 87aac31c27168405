import { dns1123Label, portName } from "../formats/names.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { Site } from "../graph/site.ts";
import { containersBelow } from "../manifest/podParts.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { touches } from "../text/range.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { complaintAboutSpoken, elementNamed } from "./spokenParts.ts";
import {
  definitionOf,
  placeOf,
  placeOfReferrer,
  type FindRenaming,
  type RenameContext,
  type Renaming,
  type Spot,
} from "./renaming.ts";

/** The name of a port: of a Service with what sends to it, or of a container with its probes and the Services before it. */
export const portRenaming: FindRenaming = (spot, context) => {
  const name = spot.at.string;
  if (spot.on === "key" || name === undefined) return undefined;
  const { site, offset } = spot;
  const reference = site.object.references.findLast(
    ({ kind, range }) => (kind === "port" || kind === "container-port") && touches(range, offset),
  );
  if (reference !== undefined) {
    const targets = context.graph.targetsOf({ site, reference });
    return reference.kind === "port"
      ? servicePort(name, targets, context)
      : containerPort(name, targets, context);
  }
  if (isServicePort(spot)) return servicePort(name, [site], context);
  return isContainerPort(spot) ? containerPort(name, [site], context) : undefined;
};

function isServicePort({ site, at }: Spot): boolean {
  const isService = site.object.facts.gvk.group === "" && site.object.facts.gvk.kind === "Service";
  return isService && at.name === "name" && at.parent?.parent?.name === "ports";
}

/** Where a container lists it, and where one of its probes or hooks asks for it. */
function isContainerPort({ at }: Spot): boolean {
  const holder = at.parent;
  const ports = holder?.parent;
  const isListed = at.name === "name" && ports?.name === "ports";
  return isListed
    ? ports.parent?.parent?.name.endsWith("ontainers") === true
    : at.name === "port" && (holder?.name === "httpGet" || holder?.name === "tcpSocket");
}

function servicePort(name: string, services: readonly Site[], context: RenameContext): Renaming | undefined {
  const { graph, treeOf } = context;
  if (services.length === 0) return undefined;
  const own = services.flatMap((site) =>
    portNames(rootOf(site, treeOf(site.part)).at("spec"), name).map((at) => definitionOf(site, at)),
  );
  const sending = services.flatMap((site) =>
    graph
      .referrersTo(site)
      .filter(({ reference }) => reference.kind === "port" && reference.port === name)
      .map(placeOfReferrer),
  );
  return {
    name,
    places: [...own, ...sending],
    complaintAbout: (newName) =>
      complaint(newName, services, dns1123Label) ?? complaintAboutOwn(name, services, context),
  };
}

function containerPort(name: string, makers: readonly Site[], context: RenameContext): Renaming | undefined {
  const roots = makers.flatMap((site) => withPatches(site, context));
  if (roots.length === 0) return undefined;
  const own = roots.flatMap(({ site, root }) => {
    const declared = containersBelow(root).flatMap((container) => portNames(container, name));
    const probed = fieldsBelow(root, new Set(["port"])).filter((at) => at.string === name);
    return [...declared.map((at) => definitionOf(site, at)), ...probed.map((at) => placeOf(site, at))];
  });
  const services = makers.flatMap((site) =>
    context.graph
      .referrersTo(site)
      .filter(({ reference }) => reference.kind === "container-port" && reference.port === name)
      .map(placeOfReferrer),
  );
  return {
    name,
    places: [...own, ...services],
    complaintAbout: (newName) =>
      complaint(newName, makers, portName) ?? complaintAboutOwn(name, makers, context),
  };
}

/** Where a patch or a replacement speaks of a port by its name. */
function complaintAboutOwn(
  name: string,
  sites: readonly Site[],
  context: RenameContext,
): Message | undefined {
  const isIt = ({ string, name: field, parent }: Cursor): boolean =>
    string === name &&
    (field === "port" || field === "targetPort" || (field === "name" && parent?.parent?.name === "ports"));
  const uris = sites.map(({ uri }) => uri);
  return complaintAboutSpoken(name, uris, { inPaths: elementNamed(name), isIt }, context);
}

function portNames(owner: Cursor, name: string): readonly Cursor[] {
  return owner
    .at("ports")
    .items()
    .map((port) => port.at("name"))
    .filter((at) => at.string === name);
}

function complaint(
  newName: string,
  sites: readonly Site[],
  wrongIn: (text: string) => Message | undefined,
): Message | undefined {
  const wrong = wrongIn(newName);
  if (wrong !== undefined) return say`\`${newName}\` ${wrong}.`;
  const taken = sites.find(({ object }) => object.facts.ports.some((port) => port.name === newName));
  if (taken === undefined) return undefined;
  return say`${taken.object.facts.gvk.kind} \`${taken.object.facts.name}\` has a port \`${newName}\` already.`;
}
