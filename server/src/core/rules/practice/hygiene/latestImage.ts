/**
 * An image without a tag, or with `latest`, is another one tomorrow: two pods of one Deployment may run different programs, and
 * nobody can go back to what ran before. Name a version, best with its digest.
 *
 * ```yaml
 * image: vllm/vllm-openai:latest # name a version: v0.10.0
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "latest-image",
  family: "practice",
  severity: "hint",
  summary: "An image has no fixed version.",
  source: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      const image = at.at("image");
      const text = image.string ?? "";
      if (text === "" || text.includes("@") || /[${}<>]/u.test(text)) continue;
      const tag = /:([^/:]+)$/u.exec(text)?.[1];
      if (tag !== undefined && tag !== "latest") continue;
      report(
        image,
        tag === undefined
          ? say`Without a tag this is \`latest\`, which is another image tomorrow; name a version.`
          : say`\`latest\` is another image tomorrow; name a version.`,
      );
    }
  },
};

export default rule;
