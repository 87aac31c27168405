import type { Family, Severity } from "../finding.ts";

/** What is said of a finding of the structure check besides its place: the same for every kind of object. */
export interface StructureCode {
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  /** One line for lists. */
  readonly summary: string;
  /** Page or specification that states the rule. */
  readonly source: string;
  /** Documentation page in Markdown: what the API server says, why, an example. */
  readonly page: string;
}

const FIELD_VALIDATION = "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation";
const STRUCTURAL_SCHEMA =
  "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema";

/** Findings that come from reading the text and from the types of the API, not from a rule of its own. */
export const STRUCTURE_CODES = [
  {
    code: "yaml-syntax",
    family: "syntax",
    severity: "error",
    summary: "The text cannot be read as YAML.",
    source: "https://yaml.org/spec/1.1/",
    page: 'Kubernetes reads YAML 1.1 through a Go library that is stricter than most editors: no tabs where structure begins, no control\ncharacters, no value with `: ` inside that is not quoted.\n\n```yaml\nmessage: warning: full   # quote it: "warning: full"\n```',
  },
  {
    code: "yaml-limit",
    family: "syntax",
    severity: "error",
    summary: "The document is too large, too deep, or multiplies itself through aliases.",
    source: "https://yaml.org/spec/1.1/",
    page: "A document is read up to 32 Mi characters and 500 levels; aliases may not make it a hundred times larger than its text.\nKubernetes' own decoder has similar limits against texts that are made to exhaust it.",
  },
  {
    code: "duplicate-key",
    family: "syntax",
    severity: "error",
    summary: "A key stands twice in one mapping.",
    source: FIELD_VALIDATION,
    page: "With strict field validation, kubectl's default, the API server refuses an object in which a field is set twice. Without it the\nlast one wins silently.\n\n```yaml\nmetadata:\n  name: a\n  name: b   # refused\n```",
  },
  {
    code: "unknown-field",
    family: "schema",
    severity: "error",
    summary: "The type has no field of that name.",
    source: FIELD_VALIDATION,
    page: "With strict field validation, kubectl's default, the API server refuses fields that it does not know; names are\ncase-sensitive.\n\n```yaml\nspec:\n  contianers: []   # containers\n```",
  },
  {
    code: "wrong-type",
    family: "schema",
    severity: "error",
    summary: "The value is of another type than the field.",
    source: FIELD_VALIDATION,
    page: 'A text is not a number and a number is not a text: `annotations` and environment values need quotes around `8080` or `yes`,\n`replicas` and ports must not have them.\n\n```yaml\nenv:\n- name: PORT\n  value: 8080   # "8080"\n```',
  },
  {
    code: "missing-required",
    family: "schema",
    severity: "error",
    summary: "A field that must be set is not.",
    source: STRUCTURAL_SCHEMA,
    page: "The type requires the field. A field that is `null` or has only a comment below it counts as not set.\nOf a Kustomization or HelmRelease of Flux it is a hint, as a patch that Flux applies to all of them may set the field.",
  },
  {
    code: "invalid-enum",
    family: "schema",
    severity: "error",
    summary: "The value is not one of those that the field allows.",
    source: STRUCTURAL_SCHEMA,
    page: "The field takes one of a fixed set of values, and case counts: `IfNotPresent` is one, `ifNotPresent` is not.",
  },
  {
    code: "duplicate-list-entry",
    family: "schema",
    severity: "error",
    summary: "Two entries of a list have the same keys.",
    source: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
    page: "A list that is declared as a map or a set may hold every key once.",
  },
  {
    code: "invalid-quantity",
    family: "schema",
    severity: "error",
    summary: "The text is no resource quantity.",
    source: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
    page: "A quantity is a decimal number with an optional suffix: `m`, `k`, `M`, `G` …, `Ki`, `Mi`, `Gi` …, or an exponent. `1GB` and\n`500 Mi` are none.",
  },
  {
    code: "invalid-format",
    family: "schema",
    severity: "error",
    summary: "The text does not have the format of the field.",
    source: STRUCTURAL_SCHEMA,
    page: "The field asks for a date and time (RFC 3339), base64, an IP address or another fixed form.",
  },
  {
    code: "out-of-bounds",
    family: "schema",
    severity: "error",
    summary: "A number, length or count lies outside of what the field allows.",
    source: STRUCTURAL_SCHEMA,
    page: "The type bounds the number, the length of the text, or the number of entries.",
  },
  {
    code: "pattern-mismatch",
    family: "schema",
    severity: "error",
    summary: "The text does not match the pattern of the field.",
    source: STRUCTURAL_SCHEMA,
    page: "The custom resource definition gives a regular expression (RE2) that the text has to match.",
  },
  {
    code: "schema-alternatives",
    family: "schema",
    severity: "error",
    summary: "The value fits none, or too many, of the alternatives of the type.",
    source: STRUCTURAL_SCHEMA,
    page: "The custom resource definition lists alternatives (`anyOf`, `oneOf`) or forbids a shape (`not`): for example exactly one of two\nfields has to be set.",
  },
  {
    code: "embedded-object",
    family: "schema",
    severity: "error",
    summary: "An object inside of a custom resource has a kind, a name or labels that no object can have.",
    source: STRUCTURAL_SCHEMA,
    page: "A definition may say that a field holds a whole object (`x-kubernetes-embedded-resource`). Its `apiVersion` and `kind` have to be\nwell-formed, and so do the names, labels, annotations and finalizers in its `metadata`, whatever kind it is of. A name only has to fit\ninto a URL there.\n\n```yaml\nspec:\n  template:\n    apiVersion: v1\n    kind: Config Map # ConfigMap\n```",
  },
  {
    code: "unknown-kind",
    family: "schema",
    severity: "error",
    summary: "The API group has no such kind.",
    source: "https://kubernetes.io/docs/reference/using-api/#api-groups",
    page: "The group is known and the kind is not in it, in any version: usually a typing error or the wrong `apiVersion`. Anybody may define\nmore kinds in a group of custom resources, so there only a kind that is all but called like a known one, or like\none of Kubernetes, is named, unless the cluster says what it serves.",
  },
  {
    code: "unknown-version",
    family: "schema",
    severity: "error",
    summary: "The kind exists, but not in this version of its group.",
    source: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
    page: "The target version of Kubernetes does not serve the kind in this version: it was removed, or never existed there. `kubectl` says\n`no matches for kind`. Where the object can be moved to the version that replaces the removed one, the fix does so, fields included; the\naction *Migrate to current API versions* does it for a whole file.\n\nOf a custom kind that no file and no cluster defines only its newest release is known. As a cluster may have another one, that is a hint.\n\n```yaml\napiVersion: batch/v1beta1 # batch/v1, since Kubernetes 1.25\nkind: CronJob\n```",
  },
  {
    code: "cel-rule",
    family: "cel",
    severity: "error",
    summary: "A rule that the custom resource definition states in CEL is broken.",
    source:
      "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules",
    page: 'A definition may state rules about fields together (`x-kubernetes-validations`). The finding says what the author of the\ndefinition says, and which part of the expression is false. Rules about changes (`oldSelf`) are not checked: the object is taken\nas new. Defaults are filled in first. Where the object does not have the shape of its type, rules are not evaluated.\n\n```yaml\n# x-kubernetes-validations: [{ rule: "self.minimum <= self.maximum" }]\nspec:\n  minimum: 5\n  maximum: 3   # `self.minimum <= self.maximum` is false\n```',
  },
  {
    code: "policy-violation",
    family: "cel",
    severity: "error",
    summary: "The object does not keep an admission policy.",
    source: "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
    page: "A ValidatingAdmissionPolicy that is bound in the same workspace, or among the files of the same run, is asked about every object\nthat it matches, as the API server asks it when the object is created. The finding says what the author of the policy says, which\npart of the expression is false, and the values it saw; it stands at the field that this part is about. What the binding wants to\nbe done decides how grave it is: `Deny` is an error, `Warn` a warning, `Audit` a note. An expression that cannot be evaluated breaks\na policy whose `failurePolicy` is `Fail`, and is passed over with `Ignore`.\n\n```yaml\n# validations: [{ expression: object.spec.replicas <= 5, message: At most five replicas. }]\nkind: Deployment\nspec:\n  replicas: 6 # At most five replicas: `object.spec.replicas <= 5` is false\n```\n\nFields that are missing have the values that the server gives them. Nothing is said where only a cluster can know the answer:\n\n- the user who asks, and what they may do (`request.userInfo`, `authorizer`);\n- labels of a namespace that no file defines, and the namespace of an object that names none;\n- a parameter that no file holds, whatever `parameterNotFoundAction` says;\n- the object in another version than its file, where the policy asks for that one;\n- what the server adds to every pod and the default classes of a cluster: tokens, tolerations, priorities, limit ranges, storage and ingress classes.\n\nWebhooks and MutatingAdmissionPolicies that change objects before a policy sees them are taken to leave the object alone.\nOf policies, bindings and namespaces that several files define differently under one name none counts. A policy that the server would\nnot take is not asked, and neither is one without a binding. An object that the server would refuse to read does not get as far.",
  },
  {
    code: "missing-file",
    family: "reference",
    severity: "warning",
    summary: "A kustomization names a file or folder that is not there.",
    source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
    page: "Paths in a `kustomization.yaml` start in its own folder. Without the file the build fails. Paths that may lead to another machine\n(`https://…`, `github.com/…?ref=…`) are not looked at.\n\n```yaml\nresources:\n- deploymnet.yaml   # deployment.yaml\n```",
  },
  {
    code: "json-patch-path",
    family: "reference",
    severity: "warning",
    summary: "A JSON 6902 operation of a kustomization speaks of a field that its target can not have.",
    source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
    page: "The path of an operation is followed through the type of the target. Where no type that the target may have knows the field,\n`replace`, `remove` and `test` fail in the build, and what `add` makes is refused by the API server. A `/` inside of a key is\nwritten `~1`, and a path begins with one.\n\n```yaml\npatches:\n- target: { kind: Deployment, name: web }\n  patch: |\n    - op: replace\n      path: /spec/replica   # /spec/replicas\n      value: 3\n```",
  },
] as const satisfies readonly StructureCode[];

export type StructureCodeName = (typeof STRUCTURE_CODES)[number]["code"];
