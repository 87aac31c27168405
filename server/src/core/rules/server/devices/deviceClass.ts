/**
 * A DeviceClass can stand for an extended resource, so that containers ask for its devices as they ask for those of a
 * device plugin: a name with a domain outside of `kubernetes.io`.
 *
 * ```yaml
 * kind: DeviceClass
 * spec:
 *   extendedResourceName: gpu # example.com/gpu
 * ```
 */
import { isExtendedResource } from "../../../formats/resourceName.ts";
import { deviceClassKinds } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "device-class",
  family: "server",
  severity: "error",
  summary: "A DeviceClass stands for something that is no extended resource.",
  source:
    "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#extended-resource",
  kinds: deviceClassKinds,
  check(manifest, report) {
    const name = manifest.root.at("spec", "extendedResourceName");
    if (name.string === undefined || isExtendedResource(name.string)) return;
    report(
      name,
      say`\`${name.string}\` is no extended resource; write a domain and a name, as in \`example.com/gpu\`.`,
    );
  },
};

export default rule;
