import type { ReadCluster } from "../cluster/readCluster.ts";
import { say, type Words } from "../core/text/message.ts";
import { loadCatalogue } from "../sources/catalogue.ts";
import { kubernetesVersions, newestKubernetesVersion } from "../sources/kubernetesVersions.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { CommandError } from "./commandError.ts";

/** The cluster of a context of the kubeconfig. Throws a {@link CommandError} when it cannot be read. */
export async function openCluster(context: string, words: Words): Promise<ReadCluster> {
  const { readCluster } = await import("../cluster/main.ts");
  try {
    return await readCluster({
      context,
      words,
      cacheFolder: cacheFolder("schemas"),
      catalogueOf: (version) =>
        loadCatalogue(kubernetesVersions.find((known) => known === version) ?? newestKubernetesVersion),
    });
  } catch (error) {
    throw new CommandError(say`${error instanceof Error ? error.message : String(error)} Nothing was done.`);
  }
}
