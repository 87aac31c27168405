/** How a label selector asks for a label. */
export type LabelOperator = "In" | "NotIn" | "Exists" | "DoesNotExist";

export function isLabelOperator(text: string | undefined): text is LabelOperator {
  return text === "In" || text === "NotIn" || text === "Exists" || text === "DoesNotExist";
}

/**
 * Whether a label is as a selector asks.
 * @param value of the label; absent where there is none
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function meets(
  operator: LabelOperator,
  values: ReadonlySet<unknown>,
  value: string | undefined,
): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.has(value);
    case "NotIn":
      return value === undefined || !values.has(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}
