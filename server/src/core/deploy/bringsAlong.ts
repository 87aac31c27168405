import { objectAt, textAt } from "../schema/jsonValue.ts";
import type { Deployable, ObjectReference } from "./deployable.ts";

/** Whether objects that are applied together bring the namespace or the definition that one of them needs. */
export function bringsAlong(together: readonly Deployable[], { gvk, namespace }: ObjectReference): boolean {
  return together.some((each) => {
    switch (each.gvk.kind) {
      case "Namespace":
        return each.name === namespace;
      case "CustomResourceDefinition": {
        const spec = objectAt(each.value, "spec") ?? {};
        const kind = textAt(objectAt(spec, "names") ?? {}, "kind");
        return textAt(spec, "group") === gvk.group && kind === gvk.kind;
      }
      default:
        return false;
    }
  });
}
