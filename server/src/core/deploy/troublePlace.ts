import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { podSpecsOf } from "../manifest/podSpecs.ts";

/** What keeps a workload from running, in the cluster's words. */
export interface Trouble {
  /** Such as `ImagePullBackOff`; empty when only a message is known. */
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
}

/** The place of a manifest that most likely causes the trouble; `kind` where nothing of it is to be seen. */
export function placeOfTrouble(manifest: Manifest, trouble: Trouble): Cursor {
  const kind = manifest.root.at("kind");
  for (const { spec } of podSpecsOf(manifest)) {
    const containers = [...spec.at("containers").items(), ...spec.at("initContainers").items()];
    const container = containers.find((each) => each.at("name").string === trouble.container);
    const place =
      container === undefined ? inPod(spec, containers, trouble) : inContainer(container, trouble);
    if (place?.node !== undefined) return place;
  }
  return kind;
}

function inContainer(container: Cursor, { reason, message }: Trouble): Cursor {
  if (/image/iu.test(reason)) return container.at("image");
  if (reason === "OOMKilled")
    return firstOf([container.at("resources", "limits", "memory")], container.at("name"));
  if (reason === "CreateContainerConfigError")
    return firstOf(
      [namedIn(container.at("env"), message), namedIn(container.at("envFrom"), message)],
      container.at("name"),
    );
  return firstOf([container.at("command"), container.at("args")], container.at("name"));
}

/** What a scheduler or a quota complains about; the words are those of kube-scheduler and of the quota's admission. */
function inPod(spec: Cursor, containers: readonly Cursor[], { message }: Trouble): Cursor | undefined {
  const resources =
    /Insufficient ([^\s,]+?)[.,]?(?:\s|$)/u.exec(message)?.[1] ??
    /requested: (?:requests\.|limits\.)?([^\s=]+)=/u.exec(message)?.[1];
  if (resources !== undefined) {
    const asked = containers.flatMap((each) =>
      ["limits", "requests"].map((field) => each.at("resources", field).key(resources)),
    );
    return asked.find((at) => at.node !== undefined) ?? containers[0]?.at("resources");
  }
  const claim = /persistentvolumeclaim "([^"]+)"/iu.exec(message)?.[1];
  if (claim !== undefined)
    return spec
      .at("volumes")
      .items()
      .map((volume) => volume.at("persistentVolumeClaim", "claimName"))
      .find((at) => at.string === claim);
  if (/affinity|selector/u.test(message)) return firstOf([spec.at("nodeSelector")], spec.at("affinity"));
  if (message.includes("taint")) return firstOf([spec.at("tolerations")], spec.at("containers"));
  return undefined;
}

/** The scalar below a place whose text the message quotes. */
function namedIn(place: Cursor, message: string): Cursor | undefined {
  for (const child of [...place.fields(), ...place.items()]) {
    if (child.string !== undefined && message.includes(`"${child.string}"`)) return child;
    const found = namedIn(child, message);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first place that is there, else the last one. */
function firstOf(preferred: readonly (Cursor | undefined)[], last: Cursor): Cursor {
  return preferred.find((place) => place?.node !== undefined) ?? last;
}
