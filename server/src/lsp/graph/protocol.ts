import type { Location } from "vscode-languageserver";

/** Our own request: the objects of a file, and those around them. A kustomization stands for what it builds. */
export const neighbourhoodMethod = "drydock/graph/neighbourhood";

export interface NeighbourhoodParams {
  readonly uri: string;
}

export interface NeighbourhoodAnswer {
  readonly nodes: readonly NeighbourhoodNode[];
  readonly edges: readonly NeighbourhoodEdge[];
  /** There are more than could be shown. */
  readonly isCut: boolean;
  /** The same as a Mermaid flowchart. */
  readonly mermaid: string;
}

export interface NeighbourhoodNode {
  /** `Kind/name`, or `Pods` for those that a selector looks for. */
  readonly title: string;
  readonly namespace?: string;
  /** An object of the file itself. */
  readonly isCentre: boolean;
  /** Not the object, but a patch of it. */
  readonly isPatch: boolean;
  /** Of its name; absent where no file of the workspace has it. */
  readonly location?: Location;
}

/** That one object refers to another, by the indexes of the nodes. */
export interface NeighbourhoodEdge {
  readonly from: number;
  readonly to: number;
  /** The fields that say it. */
  readonly paths: readonly string[];
}
