/**
 * Windows containers run as `runAsUserName`, written `user` or `DOMAIN\user`. When one container of a pod is a HostProcess
 * container all of them are, and the pod uses the network of the node.
 *
 * ```yaml
 * securityContext:
 *   windowsOptions:
 *     hostProcess: true # needs hostNetwork: true
 *     runAsUserName: NT AUTHORITY\SYSTEM
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import { windowsUserName } from "../../../formats/windowsUserName.ts";
import { containersOf, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { type Message, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const longestCredentials = 64 * 1024;

const rule: Rule = {
  code: "windows-options",
  family: "server",
  severity: "error",
  summary: "A Windows user is malformed, or HostProcess containers are mixed with others.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/",
  fields: ["windowsOptions"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const owners = [pod.spec, ...containersOf(pod).map(({ at }) => at)];
      for (const owner of owners) checkOptions(owner.at("securityContext", "windowsOptions"), report);
      checkHostProcess(pod, report);
    }
  },
};

function checkOptions(options: Cursor, report: Report): void {
  checkText(options.at("gmsaCredentialSpecName"), dns1123Subdomain, report);
  checkText(options.at("gmsaCredentialSpec"), credentials, report);
  checkText(options.at("runAsUserName"), windowsUserName, report);
}

/** An empty text is none of these, so `checkFormat`, which lets it pass, is not for them. */
function checkText(place: Cursor, format: (text: string) => Message | undefined, report: Report): void {
  const complaint = place.string === undefined ? undefined : format(place.string);
  if (complaint !== undefined) report(place, say`\`${place.name}\` ${complaint}.`);
}

function credentials(text: string): Message | undefined {
  if (text === "") return say`must not be empty`;
  return text.length > longestCredentials ? say`must not be longer than 64 KiB` : undefined;
}

function checkHostProcess(pod: PodPlace, report: Report): void {
  const containers = containersOf(pod);
  const ofPod = hostProcessOf(pod.spec);
  for (const { at } of containers) {
    const own = hostProcessOf(at);
    if (own.boolean === undefined || ofPod.boolean === undefined || own.boolean === ofPod.boolean) continue;
    report(own, say`The pod says the opposite; leave one of the two out.`);
  }
  const isHostProcess = ({ at }: PodContainer): boolean =>
    (hostProcessOf(at).boolean ?? ofPod.boolean) === true;
  const count = containers.filter(isHostProcess).length;
  if (count === 0) return;
  if (count < containers.length) {
    report(pod.spec, say`When one container is a HostProcess container, all must be.`, { on: "key" });
  }
  const network = pod.spec.at("hostNetwork");
  if (network.boolean !== true) report(network, say`HostProcess containers need \`hostNetwork: true\`.`);
}

function hostProcessOf(owner: Cursor): Cursor {
  return owner.at("securityContext", "windowsOptions", "hostProcess");
}

export default rule;
