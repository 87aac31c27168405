/**
 * What lies below the root of a template besides the values (https://helm.sh/docs/chart_template_guide/builtin_objects/).
 * Names of `.Chart` are those of `Chart.yaml` with a capital letter.
 */
export const builtInObjects: Readonly<Record<string, readonly string[]>> = {
  Values: [],
  Release: ["Name", "Namespace", "IsUpgrade", "IsInstall", "Revision", "Service"],
  Chart: [
    "Name",
    "Version",
    "AppVersion",
    "APIVersion",
    "Description",
    "Type",
    "KubeVersion",
    "Keywords",
    "Home",
    "Sources",
    "Maintainers",
    "Dependencies",
    "Icon",
    "Deprecated",
    "Annotations",
  ],
  Capabilities: ["APIVersions", "KubeVersion", "HelmVersion"],
  Template: ["Name", "BasePath"],
  Files: ["Get", "GetBytes", "Glob", "Lines", "AsConfig", "AsSecrets"],
  Subcharts: [],
};

/** What lies one step further down. */
export const builtInMembers: Readonly<Record<string, readonly string[]>> = {
  "Capabilities.APIVersions": ["Has"],
  "Capabilities.KubeVersion": ["Version", "Major", "Minor"],
  "Capabilities.HelmVersion": ["Version", "GitCommit", "GitTreeState", "GoVersion"],
};
