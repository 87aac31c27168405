import type { YamlDocument } from "../../yaml/node.ts";

/** What a template is written against. */
export interface ChartContext {
  /** Of `values.yaml`; absent where the chart has none. */
  readonly values: YamlDocument | undefined;
  /** The names of all named templates of the chart. */
  readonly templateNames: readonly string[];
}
