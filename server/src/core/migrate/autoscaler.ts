import { type Fields, isFields, listAt, type Migration, setFields, without, withSpec } from "./migration.ts";

/** HorizontalPodAutoscaler v2beta1 → v2: metrics and their targets have become objects of their own. */
export const migrateAutoscaler: Migration = (object) =>
  withSpec(object, (spec) =>
    Array.isArray(spec["metrics"]) ? { ...spec, metrics: listAt(spec, "metrics").map(metric) } : spec,
  );

function metric(old: unknown): unknown {
  if (!isFields(old)) return old;
  return Object.fromEntries(
    Object.entries(old).map(([name, source]) => [name, isFields(source) ? sourceOf(name, source) : source]),
  );
}

function sourceOf(name: string, old: Fields): Fields {
  switch (name) {
    case "resource":
    case "containerResource":
      return withTarget(old);
    case "pods":
      return { metric: metricOf(old, "selector"), ...withTarget(without(old, "metricName", "selector")) };
    case "external":
      return {
        metric: metricOf(old, "metricSelector"),
        ...withTarget(without(old, "metricName", "metricSelector")),
      };
    case "object": {
      if (old["describedObject"] !== undefined) return old;
      const rest = without(old, "target", "metricName", "selector");
      return { describedObject: old["target"], metric: metricOf(old, "selector"), ...withTarget(rest) };
    }
    default:
      return old;
  }
}

function metricOf(old: Fields, selector: string): Fields {
  return setFields({ name: old["metricName"], selector: old[selector] });
}

function withTarget(old: Fields): Fields {
  const { targetAverageUtilization, targetAverageValue, averageValue, targetValue, ...rest } = old;
  const average = targetAverageValue ?? averageValue;
  if (targetAverageUtilization !== undefined)
    return { ...rest, target: { type: "Utilization", averageUtilization: targetAverageUtilization } };
  if (average !== undefined) return { ...rest, target: { type: "AverageValue", averageValue: average } };
  if (targetValue !== undefined) return { ...rest, target: { type: "Value", value: targetValue } };
  return old;
}
