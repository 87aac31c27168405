/**
 * Every container names its image. The published schema does not ask for it, because tools may fill it in later, but
 * the API server does. In a Pod, and in ephemeral containers, the name can not start or end with blanks either.
 *
 * ```yaml
 * containers:
 *   - name: web
 *     image: "" # which one?
 * ```
 */
import { containersIn } from "../../../manifest/containers.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "container-image",
  family: "server",
  severity: "error",
  summary: "A container has no image, or blanks around the image's name.",
  source: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  kinds: podKinds,
  check(manifest, report) {
    for (const { at, role, pod } of containersIn(manifest)) {
      const image = at.at("image");
      if (!requireValue(image, report, say`every container runs an image`)) continue;
      const name = image.string?.trim();
      if (name === undefined || name === image.string || (pod.template && role !== "ephemeral")) continue;
      report(image, say`The name of an image can not start or end with blanks.`, {
        fixes: name === "" ? [] : replaceValue(image, name),
      });
    }
  },
};

export default rule;
