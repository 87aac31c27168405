import { isStandard, type CheckSettings, type PracticeSettings } from "../check.ts";
import { configurationGroup } from "../manifest/configurationGroup.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { matcherOf } from "./glob.ts";

/** The name of the file, at the root of a workspace or where the command line runs. */
export const configurationFile = "drydock.yaml";

/** What a project says of how its manifests are checked, for every editor and the command line. */
export interface Configuration {
  readonly kubernetesVersion: string | undefined;
  readonly check: CheckSettings;
  /** Whether nothing is to be said of a file, by its path from the folder of the configuration. */
  readonly isExcluded: (path: string) => boolean;
  /** Files and folders with definitions of custom resources, relative to that folder. */
  readonly crds: readonly string[];
}

/** Reads a configuration; nothing from a document that is none. What does not have its type counts as not said. */
export function readConfiguration(document: YamlDocument): Configuration | undefined {
  const root = Cursor.root(document.root);
  const isOurs = root.at("apiVersion").string === `${configurationGroup}/v1`;
  if (!isOurs || root.at("kind").string !== "Configuration") return undefined;
  return {
    kubernetesVersion: root.at("kubernetesVersion").string,
    check: {
      severities: severitiesOf(root.at("rules")),
      practice: practiceOf(root),
    },
    isExcluded: matcherOf(textsOf(root.at("exclude"))),
    crds: textsOf(root.at("crds")),
  };
}

function severitiesOf(rules: Cursor): CheckSettings["severities"] {
  return new Map(
    rules.fields().flatMap((rule) => {
      const severity = severityOf(rule.string);
      return severity === undefined ? [] : [[rule.name, severity] as const];
    }),
  );
}

function severityOf(text: string | undefined): ReturnType<CheckSettings["severities"]["get"]> {
  switch (text) {
    case "error":
    case "warning":
    case "info":
    case "hint":
      return text;
    case "ignore":
      return "off";
    default:
      return undefined;
  }
}

/** Only what is said: a person or the default speaks of the rest. */
function practiceOf(root: Cursor): PracticeSettings {
  const level = root.at("practice").string;
  const standard = root.at("podSecurity").string;
  return {
    ...(level === "hint" || level === "warning" ? { level } : {}),
    ...(level === "ignore" ? { level: "off" } : {}),
    ...(isStandard(standard) ? { podSecurity: standard } : {}),
  };
}

function textsOf(list: Cursor): readonly string[] {
  return list.items().flatMap(({ string }) => (string === undefined ? [] : [string]));
}
