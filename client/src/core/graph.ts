import type { ZoomStep } from "./zoom.ts";

/** Our own request of the language server: the objects of a file, and those around them. */
export const neighbourhoodMethod = "drydock/graph/neighbourhood";

/** A place in a file, as the language server tells it; lines and characters from 0. */
export interface GraphPlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** An object, or what one wants and no file has. */
export interface GraphNode {
  readonly title: string;
  readonly namespace?: string;
  readonly isCentre: boolean;
  readonly isPatch: boolean;
  readonly location?: GraphPlace;
}

/** That one object refers to another, by their indexes. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly paths: readonly string[];
}

export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly isCut: boolean;
  readonly mermaid: string;
}

/** What the picture shows of an object. */
export interface ShownNode {
  /** The same object in another picture has the same. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Below the name: where it is. */
  readonly place: string;
  /** What a screen reader says. */
  readonly label: string;
  readonly isCentre: boolean;
  readonly isMissing: boolean;
}

/** What the extension tells the picture: everything that it shows. */
export interface GraphView {
  readonly kind: "view";
  readonly heading: string;
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly GraphEdge[];
  /** Sentences under the heading. */
  readonly remarks: readonly string[];
  readonly copyTitle: string;
  readonly zoomTitles: Readonly<Record<ZoomStep, string>>;
}

/** What the picture tells the extension. */
export type GraphMessage =
  { readonly kind: "ready" | "copy" } | { readonly kind: "open"; readonly node: number };

/** Reads a message of the picture; undefined when it is something else. */
export function parseGraphMessage(value: unknown): GraphMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, node } = value as Partial<Record<string, unknown>>;
  if (kind === "ready" || kind === "copy") return { kind };
  return kind === "open" && typeof node === "number" ? { kind, node } : undefined;
}

/** The kind and the name in `Kind/name`; `Pods` has no name. */
export function partsOfTitle(title: string): { readonly kind: string; readonly name: string } {
  const slash = title.indexOf("/");
  return slash === -1
    ? { kind: "", name: title }
    : { kind: title.slice(0, slash), name: title.slice(slash + 1) };
}
