import type { Range } from "../text/range.ts";

/** Which object is meant. Without a namespace nobody says in which one it lives. */
export interface ObjectName {
  /** The empty string for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What one object says of another: where it stands, and what it means. */
export type Reference =
  | { readonly kind: "object"; readonly range: Range; readonly target: ObjectName }
  /** A key of a ConfigMap or a Secret. */
  | { readonly kind: "key"; readonly range: Range; readonly target: ObjectName; readonly key: string }
  /** A port of a Service, by its name or number. */
  | {
      readonly kind: "port";
      readonly range: Range;
      readonly target: ObjectName;
      readonly port: string | number;
    }
  /** A selector: Pods with all these labels, never none of them. */
  | {
      readonly kind: "pods";
      readonly range: Range;
      readonly labels: ReadonlyMap<string, string>;
      readonly namespace?: string;
    };
