/**
 * What the variables of expressions stand for.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const VARIABLES: ReadonlyMap<string, string> = new Map([
  ["self", "The value that the rule is stated at, as it would be stored."],
  [
    "oldSelf",
    "The value before the change. A rule that mentions it is skipped when an object is created, unless `optionalOldSelf` is set.",
  ],
  ["object", "The object of the request; `null` when it is deleted."],
  ["oldObject", "The object as it is stored; `null` when it is created."],
  ["request", "What is asked for: operation, resource, name and namespace, and by whom."],
  ["params", "The object that the binding refers to as parameter."],
  ["namespaceObject", "The namespace of the object; `null` for objects of the whole cluster."],
  ["variables", "Named expressions of the policy, each evaluated when it is first used."],
  ["authorizer", "Asks whether the user of the request may do something."],
  ["requestResource", "Asks about the resource of the request."],
  ["device", "A device that a driver offers on a node."],
]);
