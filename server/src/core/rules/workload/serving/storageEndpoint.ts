/**
 * KServe puts the protocol in front of the address of an S3 store by itself, `https` unless `serving.kserve.io/s3-usehttps` is `"0"`. An
 * address that has one already becomes `https://https://…`, and no model is found.
 *
 * ```yaml
 * kind: Secret
 * metadata:
 *   annotations:
 *     serving.kserve.io/s3-endpoint: http://minio.models:9000 # must be minio.models:9000, with s3-usehttps: "0"
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const key = "serving.kserve.io/s3-endpoint";

const rule: Rule = {
  code: "storage-endpoint",
  family: "workload",
  severity: "warning",
  summary: "The address of a model store has a protocol where KServe adds one.",
  source: "https://kserve.github.io/website/docs/model-serving/storage/providers/s3",
  fields: [key],
  kinds: ["/Secret", "/ServiceAccount"],
  check({ root }, report) {
    const endpoint = root.at("metadata", "annotations").key(key);
    const host = /^https?:\/\/(.+)$/u.exec(endpoint.string ?? "")?.[1];
    if (host !== undefined)
      report(
        endpoint,
        say`KServe adds the protocol itself; write \`${host}\`, and \`serving.kserve.io/s3-usehttps\` beside it.`,
        {
          fixes: replaceValue(endpoint, host),
        },
      );
  },
};

export default rule;
