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
    const file = spec.at("mainApplicationFile");
    // Of a file that it can fetch, `spark-submit` reads the manifest; what lies in the image is not there when it runs.
    const isOfImage = file.string?.startsWith("local:") === true;
    if (isOfImage && (type.string === "Java" || type.string === "Scala") && !spec.at("mainClass").present)
      report(type, say`A program in ${type.string} needs \`mainClass\`.`);
    // With one slash it is a path as well; with two the first part is taken for the name of a machine.
    const path = /^local:\/\/([^/].*)$/u.exec(file.string ?? "")?.[1];
    if (path !== undefined)
      report(file, say`A file of the image is written with three slashes: \`local:///${path}\`.`, {
        fixes: replaceValue(file, `local:///${path}`),
      });
    for (const part of ["driver", "executor"]) checkGpu(spec.at(part, "gpu", "name"), report);
    checkVersion(spec, report);
  },
};

/** Names that vendors offer, and with what else people write them; other vendors have names of their own. */
const resources = ["nvidia.com/gpu", "amd.com/gpu"];

function checkGpu(name: Cursor, report: Report): void {
  if (name.string === undefined || vendorOf(name.string) !== undefined) return;
  const text = name.string;
  const meant =
    resources.find((known) => known.replace(".com", "") === text) ?? closestName(text, resources, 2);
  if (meant !== undefined)
    report(name, say`No node has \`${text}\`; the name is \`${meant}\`.`, {
      fixes: replaceValue(name, meant),
    });
}

/** Of the images that Spark and its operator publish; others have tags of their own. */
function checkVersion(spec: Cursor, report: Report): void {
  const stated = spec.at("sparkVersion");
  for (const image of [spec.at("image"), spec.at("driver", "image"), spec.at("executor", "image")]) {
    const held =
      /^(?:(?:[\w.:-]+\/)?(?:apache\/|library\/|spark-operator\/)|)spark(?:-py)?:v?(\d+\.\d+\.\d+)(?![\d.])/u.exec(
        image.string ?? "",
      )?.[1];
    if (held !== undefined && /^\d+\.\d+\.\d+$/u.test(stated.string ?? "") && held !== stated.string)
      report(stated, say`The image holds Spark ${held}, not ${stated.string ?? ""}.`);
  }
}

export default rule;
