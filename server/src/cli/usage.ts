import { say, type Message, type Words } from "../core/text/message.ts";
import { kubernetesVersions, newestKubernetesVersion } from "../sources/kubernetesVersions.ts";

const oldest = kubernetesVersions[0];

/** A command, or an option of the one above it, with what it is for. */
type Line = readonly [written: string, meaning?: Message];

const blocks: readonly (readonly Line[])[] = [
  [
    ["drydock validate PATH...", say`check files and folders; - is standard input`],
    ["--format FORMAT", say`pretty (the default), json, sarif or junit`],
    [
      "--kubernetes-version VERSION",
      say`${oldest} to ${newestKubernetesVersion}; the cluster's or the newest is the default`,
    ],
    ["--crds PATH", say`definitions of custom resources to check against; may be repeated`],
    ["--context NAME", say`the version and the kinds of the cluster of this context`],
    ["--only CODE", say`report findings of this code alone; may be repeated`],
    ["--severity LEVEL", say`error, warning, info or hint (the default): report this and worse`],
    ["--isolate", say`check each file as if the others were not there`],
    [
      "--build",
      say`have kubectl or kustomize build kustomizations, and helm render charts, and check the result too`,
    ],
    ["--config FILE", say`configuration of the project; drydock.yaml is the default, where there is one`],
    ["--baseline FILE", say`report only findings that are not in it`],
    ["--write-baseline FILE", say`write all findings there, so that only new ones are reported from now on`],
    ["--changed-since REVISION", say`report only files that differ from this commit of Git`],
    ["--no-cache", say`check again what an earlier run has found nothing wrong with`],
  ],
  [
    ["drydock migrate PATH...", say`what moves objects to current versions of their APIs, as a diff`],
    ["--write", say`change the files instead`],
    ["--kubernetes-version", say`as above`],
  ],
  [
    [
      "drydock explain KIND[.FIELD...]",
      say`what a kind or one of its fields means, e.g. Deployment.spec.strategy`,
    ],
    ["--kubernetes-version, --crds", say`as above`],
    ["drydock explain CODE", say`what the code of a finding stands for, e.g. selector-mismatch`],
  ],
  [
    ["drydock skeleton KIND", say`a manifest of a kind with the fields that it must have`],
    ["--kubernetes-version, --crds", say`as above`],
  ],
  [
    ["drydock graph PATH...", say`which object refers to which, and what none of the files has`],
    ["--object KIND/NAME", say`references from and to this object alone`],
    ["--format FORMAT", say`text (the default), json or mermaid`],
  ],
  [["drydock sizing PATH...", say`how much memory the models in manifests take on each GPU`]],
  [
    [
      "drydock diff PATH...",
      say`what applying would change, by dry runs on the server; status 1 when something would`,
    ],
    ["--context NAME", say`of the kubeconfig; has to be named`],
  ],
  [
    [
      "drydock apply PATH...",
      say`apply what has no errors and what a dry run on the server accepts as a whole; else nothing`,
    ],
    ["--context NAME", say`as above`],
  ],
  [
    ["drydock walkthrough FILE.go", say`the steps in which a Go program runs, from main to its controllers`],
    ["--format FORMAT", say`json (the default), tour (for CodeTour), markdown or mermaid`],
    ["--root DIR", say`paths are relative to it; the repository around the file is the default`],
    ["--ref COMMIT", say`a tour that is pinned to a commit, or to HEAD, instead of one that survives edits`],
    [
      "--function NAME",
      say`what one function is in it and which calls lead there: (*Controller).sync or sync`,
    ],
    ["--follow PATH", say`of several controllers, the one in this file or folder`],
    ["--check TOUR", say`instead of FILE.go: whether the steps of a tour are still there`],
  ],
  [
    [
      "drydock deploy-model MODEL",
      say`manifests that serve a model: storage, workload, service, disruption budget`,
    ],
    ["--engine ENGINE", say`vllm (the default), sglang, tgi, llama.cpp, ollama, triton or nim`],
    ["--shape SHAPE", say`deployment (the default), kserve, leader-worker-set, ray-service or kaito`],
    ["--gpus N, --nodes N, --replicas N", say`GPUs in each pod, pods for one copy, copies`],
    ["--product NAME", say`of the GPUs, as their nodes are labelled`],
    ["--autoscaling HOW", say`none (the default), hpa or keda, by the requests that wait`],
    ["--name, --namespace, --gateway", say`of the objects, and a Gateway that requests come in by`],
    ["--storage SIZE", say`of the volume for the model's files`],
  ],
  [
    ["drydock new training", say`manifests of a distributed training run`],
    ["--kind KIND", say`pytorch-job (the default), train-job, job-set, ray-job or mpi-job`],
    ["drydock new data", say`manifests of a run that processes data`],
    ["--kind KIND", say`spark (the default), ray-data or argo-workflow`],
    ["--nodes N, --gpus N", say`pods that compute, GPUs in each`],
    ["--image, --script", say`what runs`],
    ["--queue NAME", say`Kueue's LocalQueue`],
    ["--name, --namespace, --product, --storage", say`as above`],
  ],
  [
    ["drydock mcp", say`these commands as tools for agents, over standard input and output; they only read`],
    ["--context NAME", say`agents may compare manifests with the cluster of this context; may be repeated`],
    [
      "--allow-apply CONTEXT",
      say`agents may apply manifests to the cluster of this context, too; may be repeated`,
    ],
    ["drydock language-server --stdio", say`serve an editor over the Language Server Protocol`],
    ["drydock --help | --version"],
  ],
  [["--language LANGUAGE", say`en or zh-cn, with every command; the language of the system is the default`]],
];

const meaningColumn = 36;

/** What `drydock --help` prints. */
export function usage(words: Words): string {
  const lines = blocks.map((block) => `${block.map((line) => lineOf(line, words)).join("\n")}\n`);
  const intro = words(say`Drydock tells what a Kubernetes cluster will say to a manifest, without one.`);
  const status = words(
    say`Exit status: 0 no error found, 1 errors found, 2 the command could not do its work.`,
  );
  return `${[`${intro}\n`, ...lines, status].join("\n")}\n`;
}

function lineOf([written, meaning]: Line, words: Words): string {
  const indented = written.startsWith("--") ? `  ${written}` : written;
  return meaning === undefined ? indented : `${indented.padEnd(meaningColumn - 1)} ${words(meaning)}`;
}
