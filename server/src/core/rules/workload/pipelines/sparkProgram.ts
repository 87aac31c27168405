/**
 * A SparkApplication in Java or Scala names the class that begins, a file inside of the image is `local:///` with three slashes, and
 * a GPU is asked for by the name of its resource. An image of another version of Spark than the operator is told may
 * not understand its arguments.
 *
 * ```yaml
 * type: Python
 * mainApplicationFile: local://opt/spark/app.py # must be local:///opt/spark/app.py
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { vendorOf } from "../../../workload/accelerators.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "spark-program",
  family: "workload",
  severity: "warning",
  summary: "Spark does not find its program, or what it is to run on.",
  source: "https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/",
  kinds: ["SparkApplication", "ScheduledSparkApplication"].map((kind) => `sparkoperator.k8s.io/${kind}`),
  check({ gvk, root }, report) {
    const spec = gvk.kind === "SparkApplication" ? root.at("spec") : root.at("spec", "template");
    const type = spec.at("type");
    if ((type.string === "Java" || type.string === "Scala") && !spec.at("mainClass").present)
      report(type, say`A program in ${type.string} needs \`mainClass\`.`);
    const file = spec.at("mainApplicationFile");
    const path = /^local:\/{1,2}([^/].*)$/u.exec(file.string ?? "")?.[1];
    if (path !== undefined)
      report(file, say`A file of the image is written with three slashes: \`local:///${path}\`.`, {
        fixes: replaceValue(file, `local:///${path}`),
      });
    for (const part of ["driver", "executor"]) checkGpu(spec.at(part, "gpu", "name"), report);
    checkVersion(spec, report);
  },
};

const resources = ["nvidia.com/gpu", "amd.com/gpu"];

function checkGpu(name: Cursor, report: Report): void {
  if (name.string === undefined || vendorOf(name.string) !== undefined) return;
  const meant = closestName(name.string, resources, 4);
  if (meant !== undefined)
    report(name, say`No node has \`${name.string}\`; the name is \`${meant}\`.`, {
      fixes: replaceValue(name, meant),
    });
}

/** Of the images that Spark publishes; others have tags of their own. */
function checkVersion(spec: Cursor, report: Report): void {
  const stated = spec.at("sparkVersion");
  for (const image of [spec.at("image"), spec.at("driver", "image"), spec.at("executor", "image")]) {
    const held = /(?:^|\/)(?:apache\/)?spark(?:-py)?:v?(\d+\.\d+\.\d+)(?![\d.])/u.exec(
      image.string ?? "",
    )?.[1];
    if (held !== undefined && /^\d+\.\d+\.\d+$/u.test(stated.string ?? "") && held !== stated.string)
      report(stated, say`The image holds Spark ${held}, not ${stated.string ?? ""}.`);
  }
}

export default rule;
