import { l10n, window, type ExtensionContext } from "vscode";
import { kubernetesVersion, saveKubernetesVersion } from "../../infrastructure/settings.ts";

/** Lets the person choose the Kubernetes version that manifests are checked against. */
export async function selectKubernetesVersion(context: ExtensionContext): Promise<void> {
  const current = kubernetesVersion();
  const items = offeredVersions(context).map((version) => ({
    label: version === "newest" ? l10n.t("Newest") : `Kubernetes ${version}`,
    description: version === current ? l10n.t("current") : "",
    version,
  }));
  const choice = await window.showQuickPick(items, {
    title: l10n.t("Check manifests against which Kubernetes?"),
  });
  if (choice !== undefined) await saveKubernetesVersion(choice.version);
}

/** The values of the setting, which `package.json` alone lists. */
function offeredVersions(context: ExtensionContext): readonly string[] {
  const manifest = context.extension.packageJSON as {
    contributes: { configuration: { properties: Record<string, { enum?: string[] }> }[] };
  };
  const properties = manifest.contributes.configuration.map((category) => category.properties);
  return properties.flatMap((category) => category["drydock.kubernetesVersion"]?.enum ?? []);
}
