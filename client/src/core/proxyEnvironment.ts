/** How the editor reaches other machines: its settings `http.proxy`, `http.noProxy` and `http.proxySupport`. */
export interface ProxySettings {
  readonly proxy: string;
  readonly noProxy: readonly string[];
  readonly isOff: boolean;
}

/** Servers on this machine are never reached by way of another. */
const LOOPBACK = ["localhost", "127.0.0.1", "::1"];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a Node process needs in its environment so that its requests go through the editor's proxy, or where the editor names
 * none, through the one of the environment. Empty without a proxy. Node reads it since 22.21.
 *
 * Source: https://nodejs.org/api/cli.html#node_use_env_proxy1
 */
export function proxyEnvironment(
  { proxy, noProxy, isOff }: ProxySettings,
  environment: Environment,
): Readonly<Record<string, string>> {
  if (isOff) return {};
  const own = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? "";
  const http = proxy || own("HTTP_PROXY");
  const https = proxy || own("HTTPS_PROXY");
  if (http === "" && https === "") return {};
  const direct = [...LOOPBACK, ...noProxy, ...own("NO_PROXY").split(",")].map((host) => host.trim());
  return {
    NODE_USE_ENV_PROXY: "1",
    ...(http === "" ? {} : { HTTP_PROXY: http, http_proxy: http }),
    ...(https === "" ? {} : { HTTPS_PROXY: https, https_proxy: https }),
    NO_PROXY: [...new Set(direct.filter((host) => host !== ""))].join(","),
  };
}
