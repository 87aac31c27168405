import { fieldsAt, isFields, type Fields, type Migration, without, withSpec } from "./migration.ts";

/**
 * Deployments, ReplicaSets, DaemonSets and StatefulSets of the old groups → apps/v1: the selector is no longer taken
 * from the template's labels, and rolling back is no field any more. Where the default has become a rolling update, the
 * old one is written down.
 */
export function migrateWorkload(oldStrategy?: "OnDelete"): Migration {
  return (object) => {
    const labels = fieldsAt(object, "spec", "template", "metadata", "labels");
    const hasSelector = isFields(fieldsAt(object, "spec")["selector"]);
    if (!hasSelector && Object.keys(labels).length === 0) return undefined;
    return withSpec(object, (spec) => ({
      ...(hasSelector ? {} : { selector: { matchLabels: labels } }),
      ...strategy(spec, oldStrategy),
      ...without(spec, "rollbackTo", "templateGeneration"),
    }));
  };
}

function strategy(spec: Fields, oldStrategy: string | undefined): Fields {
  if (oldStrategy === undefined || spec["updateStrategy"] !== undefined) return {};
  return { updateStrategy: { type: oldStrategy } };
}
