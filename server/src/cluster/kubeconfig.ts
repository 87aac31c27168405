import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { credentialCommandOf, type CredentialCommand } from "./credentialCommand.ts";
import { inWords, listing, say, type Words } from "../core/text/message.ts";
import { ClusterFailure } from "./failure.ts";

/** A context of the kubeconfig, without anything secret. */
export interface ClusterContext {
  readonly name: string;
  readonly cluster: string;
  /** Address of the API server. */
  readonly server: string;
  readonly user: string;
  /** The namespace that counts where a manifest names none. */
  readonly namespace: string;
  /** Has to run for the credentials, when it is there. */
  readonly credentialCommand: CredentialCommand | undefined;
  /** What `kubectl` would use. */
  readonly isCurrent: boolean;
}

/**
 * The contexts of the person's kubeconfig; empty when there is none. Files are only read, never written.
 *
 * @param files in the order of their precedence, absent ones are skipped; without them `KUBECONFIG`, else `~/.kube/config`
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function readContexts(
  files: readonly string[] = defaultFiles(),
  words: Words = inWords,
): readonly ClusterContext[] {
  const config = load(files, words);
  return config.getContexts().flatMap(({ name }) => contextOf(config, name) ?? []);
}

/**
 * A kubeconfig of one context alone: what happens to the files afterwards changes nothing for it.
 *
 * @throws ClusterFailure when there is no such context
 */
export function pinContext(
  name: string,
  files: readonly string[] = defaultFiles(),
  words: Words = inWords,
): { readonly config: KubeConfig; readonly context: ClusterContext } {
  const all = load(files, words);
  const context = contextOf(all, name);
  const stated = all.getContextObject(name);
  const cluster = stated && all.getCluster(stated.cluster);
  const user = stated && all.getUser(stated.user);
  if (context === undefined || cluster === null || user === null) {
    const known = all.getContexts().map((each) => each.name);
    const hint = known.length === 0 ? say`it has none` : say`it has ${listing(known)}`;
    const message = say`The kubeconfig has no usable context \`${name}\`; ${hint}.`;
    throw new ClusterFailure("unknown-context", words(message));
  }
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [cluster],
    users: [user],
    contexts: [{ name, cluster: cluster.name, user: user.name, namespace: context.namespace }],
    currentContext: name,
  });
  return { config, context };
}

function defaultFiles(): readonly string[] {
  const named = process.env["KUBECONFIG"];
  if (named === undefined || named === "") return [path.join(homedir(), ".kube/config")];
  return named.split(path.delimiter).filter((file) => file !== "");
}

/** The first file that names a thing wins, as for `kubectl`. */
function load(files: readonly string[], words: Words): KubeConfig {
  const merged = new KubeConfig();
  for (const file of files.filter((each) => existsSync(each))) {
    const config = new KubeConfig();
    try {
      config.loadFromFile(file, { onInvalidEntry: "filter" });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = say`The kubeconfig ${file} cannot be read: ${reason}`;
      throw new ClusterFailure("no-kubeconfig", words(message), { cause: error });
    }
    const isNew = <Named extends { readonly name: string }>(known: readonly Named[]) => {
      const names = new Set(known.map(({ name }) => name));
      return ({ name }: Named): boolean => !names.has(name);
    };
    config
      .getClusters()
      .filter(isNew(merged.getClusters()))
      .forEach((each) => {
        merged.addCluster(each);
      });
    config
      .getUsers()
      .filter(isNew(merged.getUsers()))
      .forEach((each) => {
        merged.addUser(each);
      });
    config
      .getContexts()
      .filter(isNew(merged.getContexts()))
      .forEach((each) => {
        merged.addContext(each);
      });
    const current: unknown = merged.currentContext;
    if (typeof current !== "string" || current === "") merged.setCurrentContext(config.currentContext);
  }
  return merged;
}

function contextOf(config: KubeConfig, name: string): ClusterContext | undefined {
  const stated = config.getContextObject(name);
  const cluster = stated && config.getCluster(stated.cluster);
  const user = stated && config.getUser(stated.user);
  if (stated === null || cluster === null || user === null) return undefined;
  const { namespace } = stated;
  return {
    name,
    cluster: cluster.name,
    server: cluster.server,
    user: user.name,
    namespace: namespace === undefined || namespace === "" ? "default" : namespace,
    credentialCommand: credentialCommandOf(user),
    isCurrent: config.getCurrentContext() === name,
  };
}
