/**
 * What the practice rules say, said once more over plain values and without any code of the rules: a finding on published
 * manifests is true when its claim holds for the values at its path.
 */

type Claims = Readonly<Record<string, (place: Place) => boolean>>;

/** Where a finding stands, as plain values. */
export interface Place {
  readonly object: unknown;
  /** Of the pod that the path leads into, if it does. */
  readonly pod: unknown;
  readonly container: unknown;
  readonly value: unknown;
  /** Last segment of the path. */
  readonly name: string;
}

/** Below a plain value; undefined where there is nothing. */
export function get(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined,
    value,
  );
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Follows a path of the API server's kind, `spec.containers[0].image`. */
export function placeAt(root: unknown, path: string): Place {
  const names = [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/gu)].map(([, key, field]) => key ?? field ?? "");
  let [object, pod, container, value]: unknown[] = [root, undefined, undefined, root];
  for (const [index, name] of names.entries()) {
    if (list(get(value, "containers")).length > 0) pod = value;
    value = get(value, name);
    if (get(value, "apiVersion") !== undefined && get(value, "kind") !== undefined) object = value;
    const isInList = /^(?:c|initC|ephemeralC)ontainers$/u.test(names[index - 1] ?? "");
    if (isInList || ["container", "script", "model", "trainer"].includes(name)) {
      container = value;
      if (!isInList) pod = undefined;
    }
  }
  return { object, pod, container, value, name: names.at(-1) ?? "" };
}

const added = {
  baseline:
    "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
      " ",
    ),
  volumes: "configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret".split(
    " ",
  ),
};

function security(owner: unknown, ...names: readonly string[]): unknown {
  return get(owner, "securityContext", ...names);
}

function hasProfile(owner: unknown): boolean {
  return ["RuntimeDefault", "Localhost"].includes(String(security(owner, "seccompProfile", "type")));
}

function asksFor(owner: unknown, kinds: readonly string[], resource: string): boolean {
  return kinds.some((kind) => get(owner, "resources", kind, resource) !== undefined);
}

function secondsOf(probe: unknown): number {
  const number = (name: string, otherwise: number): number => Number(get(probe, name) ?? otherwise);
  return number("initialDelaySeconds", 0) + number("periodSeconds", 10) * number("failureThreshold", 3);
}

function question(probe: unknown): string {
  return JSON.stringify([get(probe, "httpGet", "path") ?? "/", get(probe, "httpGet", "port")]);
}

function replicasOf(object: unknown): unknown {
  return get(object, "spec", "replicas");
}

/** By the code of a rule, its claim about a place. */
const ABOUT_PLACES: Claims = {
  "app-armor-profile": ({ value }) => String(value).toLowerCase() === "unconfined",
  "bound-host-port": ({ pod, value }) => Number(value) > 0 && get(pod, "hostNetwork") !== true,
  "container-capability": ({ value }) => !added.baseline.includes(String(value)),
  "host-namespace": ({ name, value }) =>
    ["hostNetwork", "hostPID", "hostIPC"].includes(name) && value === true,
  "host-path-volume": ({ name, value }) => name === "hostPath" && typeof get(value, "path") === "string",
  "job-time-to-live": ({ object }) =>
    get(object, "kind") === "Job" && get(object, "spec", "ttlSecondsAfterFinished") === undefined,
  "latest-image": ({ value }) => {
    const [, tag = "latest"] = (String(value).split("/").at(-1) ?? "").split(":");
    return tag === "latest" && !String(value).includes("@");
  },
  "pod-without-controller": ({ object }) =>
    get(object, "kind") === "Pod" &&
    get(object, "metadata", "ownerReferences") === undefined &&
    (get(object, "spec", "restartPolicy") ?? "Always") === "Always",
  "probe-host": ({ name, value }) => name === "host" && typeof value === "string" && value !== "",
  "restricted-volume": ({ name, value }) => !added.volumes.includes(name) && value !== undefined,
  "root-user": ({ name, value }) => name === "runAsUser" && value === 0,
  "seccomp-profile": ({ value }) => value === "Unconfined",
  "secret-in-environment": ({ value }) => typeof value === "string" && value !== "",
  "spread-replicas": ({ object }) =>
    Number(replicasOf(object)) >= 3 &&
    get(object, "spec", "template", "spec", "topologySpreadConstraints") === undefined &&
    get(object, "spec", "template", "spec", "affinity", "podAntiAffinity") === undefined,
};

/** Claims about a container, which therefore has to be there. */
const ABOUT_CONTAINERS: Claims = {
  "equal-probes": ({ container }) => {
    const [live, ready] = [get(container, "livenessProbe"), get(container, "readinessProbe")];
    return question(live) === question(ready) && secondsOf(live) <= secondsOf(ready);
  },
  "memory-limit": ({ pod, container }) =>
    ![pod, container].some((owner) => asksFor(owner, ["limits"], "memory")),
  "missing-requests": ({ pod, container }) =>
    ["cpu", "memory"].some(
      (resource) => ![pod, container].some((owner) => asksFor(owner, ["requests", "limits"], resource)),
    ),
  "privilege-escalation": ({ container }) => security(container, "allowPrivilegeEscalation") !== false,
  "privileged-container": ({ container }) => security(container, "privileged") === true,
  "readiness-probe": ({ pod, container }) =>
    list(get(container, "ports")).length > 0 &&
    list(get(pod, "containers")).every((one) => get(one, "readinessProbe") === undefined),
  "restricted-capability": ({ name, container, value }) =>
    name === "name"
      ? !list(security(container, "capabilities", "drop")).includes("ALL")
      : value !== "NET_BIND_SERVICE",
  "restricted-seccomp": ({ pod, container }) => !hasProfile(pod) && !hasProfile(container),
  "run-as-non-root": ({ pod, container }) =>
    (security(container, "runAsNonRoot") ?? security(pod, "runAsNonRoot")) !== true,
};

/** Whether what a rule says of a place is true of the values there. */
export function holds(code: string, place: Place): boolean {
  const aboutContainer = ABOUT_CONTAINERS[code];
  if (aboutContainer !== undefined)
    return typeof place.container === "object" && place.container !== null && aboutContainer(place);
  return ABOUT_PLACES[code]?.(place) === true;
}

/** Claims about every container of a pod, init containers too, unless the pod is one of Windows. */
export const CLAIMS_OF_CONTAINERS = [
  "privilege-escalation",
  "privileged-container",
  "restricted-seccomp",
  "run-as-non-root",
  "latest-image",
] as const;
