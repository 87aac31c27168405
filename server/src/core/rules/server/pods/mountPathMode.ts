/**
 * A mount is read-only by its field `readOnly`. A mode behind the path, as Docker's command line has it, is a part of the path: the
 * volume appears in a folder of that name, writable.
 *
 * ```yaml
 * volumeMounts:
 *   - name: settings
 *     mountPath: /etc/settings:ro # mountPath: /etc/settings, readOnly: true
 * ```
 */
import { containersIn } from "../../../manifest/containers.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** The modes of Docker's `--volume`, alone or several of them. */
const mode = /^\/.*:(?<modes>(?:ro|rw|z|Z|cached|delegated|consistent|nocopy)(?:,\w+)*)$/u;

const rule: Rule = {
  code: "mount-path-mode",
  family: "server",
  severity: "warning",
  summary: "The path of a mount ends in a mode of Docker.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1",
  fields: ["volumeMounts"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      for (const mount of at.at("volumeMounts").items()) {
        const path = mount.at("mountPath");
        const modes = mode.exec(path.string ?? "")?.groups?.["modes"];
        if (modes === undefined) continue;
        const advice = modes === "ro" ? say`; write \`readOnly: true\` instead` : "";
        report(path, say`\`:${modes}\` is a part of the path here${advice}.`);
      }
    }
  },
};

export default rule;
