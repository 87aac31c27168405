import type { GoFile } from "../program.ts";
import type { DeclarationRule, Entered } from "../rules/rule.ts";

/** Modules that controllers are built with. Their source may be at hand, in `staging` or `vendor`: it is theirs, not the program's. */
const libraries =
  /^(?:k8s\.io\/(?:api|apiextensions-apiserver|apimachinery|apiserver|cli-runtime|client-go|component-base|component-helpers|controller-manager|klog|kube-aggregator|kube-openapi|metrics|utils)|sigs\.k8s\.io\/(?:controller-runtime|json|structured-merge-diff|yaml)|github\.com\/(?:go-logr|prometheus|spf13))(?:\/|$)/u;
const generated =
  /\/(?:generated|clientset|informers|listers|applyconfiguration)(?:\/|$)|\/(?:testing|fake|mocks?)(?:\/|$)/u;

/** Whether a file belongs to a library, or was generated, so that the walk does not go into it. */
export function isLibrary({ path, package: home }: GoFile): boolean {
  return libraries.test(home.path) || generated.test(home.path) || path.includes("/vendor/");
}

/** What of a library is told all the same: who executes the command, and how an API server runs. */
export function isPassedThrough({ parameters, file }: Entered, rule: DeclarationRule | undefined): boolean {
  if (file.path.includes("/vendor/")) return false;
  return (
    /\bcobra\.Command\b/u.test(parameters) ||
    rule?.kind === "server-run" ||
    (rule?.kind === "serving" && rule.body === "skip")
  );
}
