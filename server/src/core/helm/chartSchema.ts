const text = { type: "string" };
const texts = { type: "array", items: text };

/** The fields of a `Chart.yaml` (https://helm.sh/docs/topics/charts/#the-chartyaml-file), as a JSON schema. */
export const chartSchema = {
  type: "object",
  additionalProperties: false,
  required: ["apiVersion", "name", "version"],
  properties: {
    apiVersion: { ...text, enum: ["v2", "v1"] },
    name: text,
    version: text,
    kubeVersion: text,
    description: text,
    type: { ...text, enum: ["application", "library"] },
    keywords: texts,
    home: text,
    sources: texts,
    dependencies: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: {
          name: text,
          version: text,
          repository: text,
          condition: text,
          tags: texts,
          enabled: { type: "boolean" },
          "import-values": { type: "array" },
          alias: text,
        },
      },
    },
    maintainers: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        properties: { name: text, email: text, url: text },
      },
    },
    icon: text,
    appVersion: text,
    deprecated: { type: "boolean" },
    annotations: { type: "object", additionalProperties: text },
    condition: text,
    tags: text,
    // Of Helm 2: nobody reads them any more, and many charts still have them.
    engine: text,
    tillerVersion: text,
  },
} as const;
