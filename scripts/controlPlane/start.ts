import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../freePort.ts";
import type { ControlPlaneSource } from "./find.ts";

/** A control plane on loopback, for tests. */
export interface ControlPlane {
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

const readyMilliseconds = 90_000;

/** Starts one and waits until it answers. @throws Error with the end of the log of what did not come up */
export async function startControlPlane(source: ControlPlaneSource): Promise<ControlPlane> {
  if (source.kind === "binaries") return startBinaries(source.folder);
  const started = spawnSync(source.start, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (started.status !== 0) throw new Error(`${source.start} failed; what it printed says why.`);
  const kubeconfig = started.stdout.trim();
  return {
    kubeconfig,
    stop: () => {
      spawnSync(source.stop, [kubeconfig], { stdio: "inherit" });
      return Promise.resolve();
    },
  };
}

/** As envtest does it: etcd without durability, an API server with one token, the controller manager when it is there. */
async function startBinaries(folder: string): Promise<ControlPlane> {
  const state = mkdtempSync(path.join(tmpdir(), "drydock-cluster-"));
  const children: ChildProcess[] = [];
  const run = (name: string, args: readonly string[]): void => {
    const log = openSync(path.join(state, `${name}.log`), "a");
    children.push(spawn(path.join(folder, name), args, { stdio: ["ignore", log, log] }));
  };
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.kill()) await ended;
    }
    rmSync(state, { recursive: true, force: true });
  };
  const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
  const etcd = `http://127.0.0.1:${String(client)}`;
  const peers = `http://127.0.0.1:${String(peer)}`;
  run("etcd", [
    `--data-dir=${path.join(state, "etcd")}`,
    "--unsafe-no-fsync",
    "--log-level=error",
    `--listen-client-urls=${etcd}`,
    `--advertise-client-urls=${etcd}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
  ]);
  const key = path.join(state, "service-accounts.key");
  execFileSync("openssl", ["genrsa", "-out", key, "2048"], { stdio: "ignore" });
  const token = "drydock-test";
  const tokens = path.join(state, "tokens.csv");
  writeFileSync(tokens, `${token},admin,admin,"system:masters"\n`);
  run("kube-apiserver", [
    `--etcd-servers=${etcd}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${String(secure)}`,
    `--cert-dir=${path.join(state, "pki")}`,
    `--token-auth-file=${tokens}`,
    "--authorization-mode=RBAC",
    "--service-cluster-ip-range=10.0.0.0/24",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--disable-admission-plugins=ServiceAccount",
    "--allow-privileged=true",
  ]);
  const kubeconfig = path.join(state, "kubeconfig");
  writeFileSync(kubeconfig, kubeconfigText(`https://127.0.0.1:${String(secure)}`, token));
  try {
    await answers(`https://127.0.0.1:${String(secure)}/readyz`, token, state);
  } catch (error) {
    await stop();
    throw error;
  }
  if (existsSync(path.join(folder, "kube-controller-manager"))) {
    const controllers = "deployment,replicaset,statefulset,daemonset,job,namespace,garbagecollector";
    run("kube-controller-manager", [
      `--kubeconfig=${kubeconfig}`,
      "--leader-elect=false",
      `--secure-port=${String(await freePort())}`,
      `--cert-dir=${path.join(state, "manager")}`,
      `--controllers=${controllers}`,
    ]);
  }
  return { kubeconfig, stop };
}

function kubeconfigText(server: string, token: string): string {
  return `apiVersion: v1
kind: Config
current-context: test
clusters: [{ name: test, cluster: { server: "${server}", insecure-skip-tls-verify: true } }]
users: [{ name: admin, user: { token: ${token} } }]
contexts: [{ name: test, context: { cluster: test, user: admin } }]
`;
}

/** curl, because the API server's certificate is its own. */
async function answers(url: string, token: string, state: string): Promise<void> {
  const until = Date.now() + readyMilliseconds;
  while (Date.now() < until) {
    const args = ["-fsSk", "--max-time", "2", "-H", `Authorization: Bearer ${token}`, url];
    if (spawnSync("curl", args, { stdio: "ignore" }).status === 0) return;
    await delay(200);
  }
  const log = path.join(state, "kube-apiserver.log");
  const end = existsSync(log) ? readFileSync(log, "utf8").slice(-2000) : "";
  throw new Error(`The API server has not become ready. The end of its log:\n${end}`);
}
