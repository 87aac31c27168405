import { isFields, type Migration, renamed, withSpec, without } from "./migration.ts";

/**
 * PriorityLevelConfiguration → v1: the shares have another name since v1beta3. There, zero shares meant the default; v1
 * means zero by it.
 */
export const migratePriorityLevel: Migration = (object) =>
  withSpec(object, (spec) => {
    const limited = spec["limited"];
    if (!isFields(limited)) return spec;
    const named = renamed(limited, "assuredConcurrencyShares", "nominalConcurrencyShares");
    const isDefault = named["nominalConcurrencyShares"] === 0;
    return { ...spec, limited: isDefault ? without(named, "nominalConcurrencyShares") : named };
  });
