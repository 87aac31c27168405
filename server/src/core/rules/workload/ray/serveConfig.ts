/**
 * `serveConfigV2` is a text that only Ray reads, after the cluster has started: what is wrong in it is known minutes later. It is
 * YAML with a list of `applications`, each with an `import_path`; a replica that needs more GPUs than any container of the
 * cluster has is never placed. Applications have names and routes of their own.
 *
 * ```yaml
 * serveConfigV2: |
 *   applications:
 *     - name: llm
 *       importPath: app:build # must be import_path
 * ```
 */
import { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { type Message, say } from "../../../text/message.ts";
import { mostDevices } from "../../../workload/ray.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { parseDocument } from "../../../yaml/parseDocument.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "serve-config",
  family: "workload",
  severity: "warning",
  summary: "Ray can not read what it is to serve, or never finds a place for it.",
  source: "https://docs.ray.io/en/latest/serve/production-guide/config.html",
  kinds: ["ray.io/RayService"],
  check(manifest, report) {
    const text = manifest.root.at("spec", "serveConfigV2");
    // Templates of other tools are filled in before Ray reads the text.
    if (text.string === undefined || /\{\{|\$\{/u.test(text.string)) return;
    const { root, problems } = parseDocument(text.string);
    const [problem] = problems;
    if (problem !== undefined) {
      report(text, say`Ray can not read this text as YAML: ${problem.message}`, { on: "key" });
      return;
    }
    const most = mostDevices(manifest.shared(readWorkload));
    for (const complaint of complaintsOf(Cursor.root(root), most)) report(text, complaint, { on: "key" });
  },
};

function complaintsOf(config: Cursor, most: number | undefined): readonly Message[] {
  const applications = config.at("applications");
  if (!applications.isSequence) return [say`The text lacks its list of \`applications\`.`];
  return [
    ...repeatedComplaints(applications.items()),
    ...applications
      .items()
      .flatMap((application) => [
        ...pathComplaint(application),
        ...routeComplaint(application),
        ...deploymentsOf(application).flatMap((deployment) => [
          ...devicesComplaint(deployment, most),
          ...boundsComplaint(deployment),
        ]),
      ]),
  ];
}

/** Of the application's own list, and those that its arguments describe for a builder. */
function deploymentsOf(application: Cursor): readonly Cursor[] {
  const models = application.at("args", "llm_configs").items();
  return [...application.at("deployments").items(), ...models.map((model) => model.at("deployment_config"))];
}

/** Applications have names and routes of their own; both have a default. */
function repeatedComplaints(applications: readonly Cursor[]): readonly Message[] {
  const names = applications.map((application) => application.at("name").string ?? "default");
  const routes = applications.flatMap((application) => application.at("route_prefix").string ?? []);
  return [
    ...repeated(names).map((name) => say`Two applications are called \`${name}\`.`),
    ...repeated(routes).map((route) => say`Two applications have the route \`${route}\`.`),
  ];
}

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

function routeComplaint(application: Cursor): readonly Message[] {
  const route = application.at("route_prefix").string;
  return route === undefined || route.startsWith("/")
    ? []
    : [say`The route \`${route}\` must begin with \`/\`.`];
}

function boundsComplaint(deployment: Cursor): readonly Message[] {
  const scaling = deployment.at("autoscaling_config");
  const [least, most] = [scaling.at("min_replicas").number, scaling.at("max_replicas").number];
  return least === undefined || most === undefined || least <= most
    ? []
    : [say`\`min_replicas\` is ${least}, and \`max_replicas\` ${most}.`];
}

function pathComplaint(application: Cursor): readonly Message[] {
  if (!application.isMapping || application.at("import_path").present) return [];
  const name = application.at("name").string ?? "default";
  const keys = application.fields().map((field) => field.name);
  const written = keys.find((key) => closestName(key, ["import_path"]) !== undefined);
  return [
    written === undefined
      ? say`The application \`${name}\` lacks its \`import_path\`.`
      : say`The application \`${name}\` says \`${written}\` in the place of \`import_path\`.`,
  ];
}

function devicesComplaint(deployment: Cursor, most: number | undefined): readonly Message[] {
  const needed = deployment.at("ray_actor_options", "num_gpus").number;
  if (needed === undefined || most === undefined || needed <= most) return [];
  const name = deployment.at("name").string ?? "";
  return [
    say`A replica of \`${name}\` needs ${needed} GPUs, and no container of the cluster has more than ${most}.`,
  ];
}

export default rule;
