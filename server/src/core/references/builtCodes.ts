import type { StructureCode } from "../validate/structureCodes.ts";

/** Findings about Helm charts, how their templates and values fit together, and about what Helm and Kustomize cannot build. */
export const BUILT_CODES = [
  {
    code: "missing-chart-value",
    family: "reference",
    severity: "hint",
    summary: "A template prints a value that the chart does not set.",
    source: "https://helm.sh/docs/chart_template_guide/values_files/",
    page: 'Whoever installs the chart may set the value, so this is a hint; with the values of the chart alone nothing is printed in its place.\nIt is told only where the values are whole: the mapping that would hold the key is in `values.yaml` and has other keys, the key does not\nstand in a comment there, no `values-….yaml` beside it has it, no chart around this one gives it, and it is not a value of a chart inside. A template that asks\nwhether the value is set, or has a default for it, is silent, and so is a named template, which others may call with anything.\n\n```yaml\n# values.yaml: image: { repository: web, tag: "1.2" }\nimage: {{ .Values.image.repositry }}:{{ .Values.image.tag }}   # repository\n```',
  },
  {
    code: "invalid-chart-value",
    family: "reference",
    severity: "error",
    summary: "The schema of a chart does not allow a value.",
    source: "https://helm.sh/docs/topics/charts/#schema-files",
    page: 'Helm compares values with the `values.schema.json` of the chart before it renders, installs or upgrades it, and stops where one does not\nfit. Files such as `values-production.yaml` beside it are checked, too. A value that is missing is not told, as whoever installs the\nchart may have to give it; and what a schema says by conditions, alternatives and references to other files is left to Helm.\n\n```yaml\n# values.schema.json: { "properties": { "replicas": { "type": "integer" } } }\nreplicas: "2"   # a text\n```',
  },
  {
    code: "invalid-chart",
    family: "reference",
    severity: "error",
    summary: "Helm does not take a `Chart.yaml` as it is.",
    source: "https://helm.sh/docs/topics/charts/#the-chartyaml-file",
    page: "Helm loads no chart without `apiVersion` (`v1` or `v2`), `name` and `version`, with a version that is none, with another `type` than\n`application` and `library`, with two dependencies of one name, or with an alias that has other signs than letters, digits, `_` and `-`. What\n`helm lint` says besides is a warning: a field that Helm does not know, and a version that is a number.\n\n```yaml\napiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: 1.10   # the number 1.1\n```",
  },
  {
    code: "chart-not-rendered",
    family: "reference",
    severity: "error",
    summary: "`helm template` cannot render the chart.",
    source: "https://helm.sh/docs/helm/helm_template/",
    page: "What Helm says stands at the line of the template that it names. The chart is rendered with its own values, by the `helm` that is\ninstalled, when `drydock.helm.render` is on and the workspace is trusted, and by `drydock validate --build`. Where the template itself asks\nfor a value, by `required` or `fail`, that is a hint, as whoever installs the chart may give it.\n\n```yaml\nname: {{ .Values.image.repository.name }}   # `repository` is a text\n```",
  },
  {
    code: "kustomization-not-built",
    family: "reference",
    severity: "error",
    summary: "Kustomize cannot build a kustomization.",
    source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
    page: "What the installed `kubectl` or `kustomize` says stands at the path, the name or the patch that it speaks of, and else at the top. A\nkustomization is built when one of its files is opened or saved, where `drydock.kustomize.build` is on and the workspace is trusted,\nand by `drydock validate --build`; never one for which something would have to be fetched. Where another error is found in the\nkustomization, that is told alone. A file outside of its folder is a warning: whoever builds it may allow that by `--load-restrictor\nLoadRestrictionsNone`, as Flux does.\n\n```yaml\nreplacements:\n- source: { kind: ConfigMap, name: setings, fieldPath: data.host }   # settings\n```",
  },
] as const satisfies readonly StructureCode[];
