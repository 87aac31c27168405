/**
 * Our own request: render the chart of a file and tell what is wrong with the result. It starts a process, so an editor sends it only
 * where the person trusts the workspace.
 */
export const renderMethod = "drydock/helm/render";

export interface RenderParams {
  readonly uri: string;
}

export type RenderAnswer =
  | { readonly kind: "rendered"; readonly documents: number }
  | { readonly kind: "failed"; readonly errors: string }
  | { readonly kind: "not-installed" }
  /** The file belongs to no chart. */
  | { readonly kind: "no-chart" };
