import { kubernetesVersions, newestKubernetesVersion } from "../sources/catalogue.ts";

/** What `drydock --help` prints. */
export const usage = `Drydock tells what a Kubernetes cluster will say to a manifest, without one.

drydock validate PATH...            check files and folders; - is standard input
  --format FORMAT                   pretty (the default), json, sarif or junit
  --kubernetes-version VERSION      ${kubernetesVersions[0]} to ${newestKubernetesVersion}; the cluster's or the newest is the default
  --crds PATH                       definitions of custom resources to check against; may be repeated
  --context NAME                    the version and the kinds of the cluster of this context
  --only CODE                       report findings of this code alone; may be repeated
  --severity LEVEL                  error, warning, info or hint (the default): report this and worse
  --isolate                         check each file as if the others were not there
  --config FILE                     configuration of the project; drydock.yaml is the default, where there is one
  --baseline FILE                   report only findings that are not in it
  --write-baseline FILE             write all findings there, so that only new ones are reported from now on
  --changed-since REVISION          report only files that differ from this commit of Git

drydock migrate PATH...             what moves objects to current versions of their APIs, as a diff
  --write                           change the files instead
  --kubernetes-version              as above

drydock explain KIND[.FIELD...]     what a kind or one of its fields means, e.g. Deployment.spec.strategy
  --kubernetes-version, --crds      as above

drydock skeleton KIND               a manifest of a kind with the fields that it must have
  --kubernetes-version, --crds      as above

drydock graph PATH...               which object refers to which, and what none of the files has
  --object KIND/NAME                references from and to this object alone
  --format FORMAT                   text (the default), json or mermaid

drydock sizing PATH...              how much memory the models in manifests take on each GPU

drydock diff PATH...                what applying would change, by dry runs on the server; status 1 when something would
  --context NAME                    of the kubeconfig; has to be named

drydock walkthrough FILE.go         the steps in which a Go program runs, from main to its controllers
  --format FORMAT                   json (the default), tour (for CodeTour), markdown or mermaid
  --root DIR                        paths are relative to it; the repository around the file is the default
  --ref COMMIT                      a tour that is pinned to a commit, or to HEAD, instead of one that survives edits
  --follow PATH                     of several controllers, the one in this file or folder
  --function NAME                   what one function is in it and which calls lead there: (*Controller).sync or sync
  --check TOUR                      instead of FILE.go: whether the steps of a tour are still there

drydock deploy-model MODEL          manifests that serve a model: storage, workload, service, disruption budget
  --engine ENGINE                   vllm (the default), sglang, tgi, llama.cpp, ollama, triton or nim
  --shape SHAPE                     deployment (the default), kserve, leader-worker-set, ray-service or kaito
  --gpus N, --nodes N, --replicas N GPUs in each pod, pods for one copy, copies
  --product NAME                    of the GPUs, as their nodes are labelled
  --autoscaling HOW                 none (the default), hpa or keda, by the requests that wait
  --name, --namespace, --gateway    of the objects, and a Gateway that requests come in by
  --storage SIZE                    of the volume for the model's files

drydock new training                manifests of a distributed training run
  --kind KIND                       pytorch-job (the default), train-job, job-set, ray-job or mpi-job
drydock new data                    manifests of a run that processes data
  --kind KIND                       spark (the default), ray-data or argo-workflow
  --nodes N, --gpus N               pods that compute, GPUs in each
  --image, --script                 what runs
  --queue NAME                      Kueue's LocalQueue
  --name, --namespace, --product, --storage  as above

drydock mcp                         these commands as read-only tools for agents, over standard input and output
  --context NAME                    agents may compare manifests with the cluster of this context; may be repeated
drydock language-server --stdio     serve an editor over the Language Server Protocol
drydock --help | --version

--language LANGUAGE                   en or zh-cn, with every command; the language of the system is the default

Exit status: 0 no error found, 1 errors found, 2 the command could not do its work.
`;
