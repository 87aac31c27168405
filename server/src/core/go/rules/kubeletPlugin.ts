import { textOf } from "../syntax.ts";
import { roles, type CallRule, type CallSite, type DeclarationRule } from "./rule.ts";

/**
 * Plugins of the kubelet for devices and for dynamic resources:
 * https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins,
 * https://pkg.go.dev/k8s.io/dynamic-resource-allocation/kubeletplugin.
 */
export const kubeletPluginDeclarations: readonly DeclarationRule[] = [
  {
    kind: "kubelet-register",
    matches: ({ body }) => /\bNewRegistrationClient\(/u.test(body) && body.includes(".Register("),
    role: "other",
    body: "skip",
  },
  {
    kind: "serving",
    matches: ({ body }) => /\bRegisterDevicePluginServer\(/u.test(body),
    role: "run",
    body: "enter",
  },
];

/** `manager.Run()` of https://pkg.go.dev/github.com/kubevirt/device-plugin-manager, which makes and registers what a lister lists. */
function runsLister({ text, frame: { owner, file } }: CallSite): boolean {
  return (
    /^\w+\.Run$/u.test(text) &&
    new RegExp(`\\b${text.slice(0, -4)}\\s*:?=\\s*dpm\\.NewManager\\(`, "u").test(textOf(owner, file))
  );
}

export const kubeletPluginCalls: readonly CallRule[] = [
  {
    kind: "kubelet-register",
    roles: roles("main", "hook", "run", "config", "construct", "other"),
    matches: (site) => site.target.endsWith("/kubeletplugin.Start") || runsLister(site),
    extent: "statement",
  },
];

/** What the kubelet calls of a plugin: of each kind of plugin all that a type of it has. */
export const answersToKubelet: readonly (readonly string[])[] = [
  ["ListAndWatch", "Allocate"],
  ["PrepareResourceClaims", "UnprepareResourceClaims"],
];
