/**
 * A hook of a container, `postStart` or `preStop`, does exactly one thing: `exec`, `httpGet`, `tcpSocket` or `sleep`, and
 * it can not sleep longer than the pod has time to end.
 *
 * A `stopSignal` is dropped unseen unless an alpha feature is switched on, so nothing is said about it.
 *
 * ```yaml
 * terminationGracePeriodSeconds: 30
 * containers:
 *   - name: web
 *     image: nginx:1.29
 *     lifecycle:
 *       preStop:
 *         sleep:
 *           seconds: 60 # the pod is killed after 30
 * ```
 */
import { containersIn, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkHandler, type Handler } from "../../handler.ts";
import type { Report, Rule } from "../../rule.ts";

const handlers: readonly Handler[] = ["exec", "httpGet", "tcpSocket", "sleep"];

/** Seconds a pod has to end when it does not say. */
const defaultGracePeriod = 30;

const rule: Rule = {
  code: "lifecycle-hook",
  family: "server",
  severity: "error",
  summary: "A hook has no handler, several, or sleeps too long.",
  source:
    "https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations",
  fields: ["lifecycle"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const container of containersIn(manifest)) {
      if (container.role !== "main" && container.role !== "sidecar") continue;
      const lifecycle = container.at.at("lifecycle");
      for (const hook of [lifecycle.at("postStart"), lifecycle.at("preStop")]) {
        if (!hook.isMapping) continue;
        checkHandler(hook, handlers, report);
        checkSleep(hook, container, report);
      }
    }
  },
};

function checkSleep(hook: Cursor, { pod }: PodContainer, report: Report): void {
  const sleep = hook.at("sleep");
  const others = handlers.filter((name) => name !== "sleep").some((name) => hook.at(name).present);
  if (!sleep.isMapping || others) return;
  const seconds = sleep.at("seconds");
  const most = pod.spec.at("terminationGracePeriodSeconds").number ?? defaultGracePeriod;
  if (seconds.number === undefined || (seconds.number >= 0 && seconds.number <= most)) return;
  report(seconds, say`The pod has ${most} seconds to end; a hook can sleep from 0 to that.`, {
    path: sleep.path,
  });
}

export default rule;
