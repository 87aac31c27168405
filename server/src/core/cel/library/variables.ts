import { type Message, say } from "../../text/message.ts";

/**
 * What the variables of expressions stand for.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export const VARIABLES: ReadonlyMap<string, Message> = new Map([
  ["self", say`The value that the rule is stated at, as it would be stored.`],
  [
    "oldSelf",
    say`The value before the change. A rule that mentions it is skipped when an object is created, unless \`optionalOldSelf\` is set.`,
  ],
  ["object", say`The object of the request; \`null\` when it is deleted.`],
  ["oldObject", say`The object as it is stored; \`null\` when it is created.`],
  ["request", say`What is asked for: operation, resource, name and namespace, and by whom.`],
  ["params", say`The object that the binding refers to as parameter.`],
  ["namespaceObject", say`The namespace of the object; \`null\` for objects of the whole cluster.`],
  ["variables", say`Named expressions of the policy, each evaluated when it is first used.`],
  ["authorizer", say`Asks whether the user of the request may do something.`],
  ["requestResource", say`Asks about the resource of the request.`],
  ["device", say`A device that a driver offers on a node.`],
]);
