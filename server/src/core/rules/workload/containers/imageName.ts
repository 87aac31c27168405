/**
 * The API server takes any text as the name of an image. The node reads it: `registry/name:tag`, small letters in the name, no
 * blank, no scheme. What does not read so ends in `InvalidImageName`, and the container never starts.
 *
 * ```yaml
 * image: https://images.example/web:1.2 # leave https:// out
 * ```
 */
import { imageReference } from "../../../formats/imageReference.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** Variables, brackets, expressions, and words in capital letters as people write them for something to be put in. */
const filledInLater = /[$<>{}[\]]|^\(.+\)$|^ko:|(?:^|[/:.-])[A-Z_][A-Z0-9_]{2,}(?=$|[/:.-])/u;

const rule: Rule = {
  code: "image-name",
  family: "workload",
  severity: "warning",
  summary: "The node can not read the name of an image.",
  source: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      const image = at.at("image");
      const text = image.string;
      // What is filled in later, and what the server itself refuses.
      if (text === undefined || text === "" || text.trim() !== text || filledInLater.test(text)) continue;
      const complaint = imageReference(text);
      if (complaint !== undefined)
        report(image, say`The node can not read the image \`${text}\`: it ${complaint}.`);
    }
  },
};

export default rule;
