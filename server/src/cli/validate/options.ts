import type { Severity } from "../../core/finding.ts";
import { say } from "../../core/text/message.ts";
import { kubernetesVersions } from "../../sources/kubernetesVersions.ts";
import { CommandError } from "../commandError.ts";
import { oneOf, readArguments } from "../readArguments.ts";
import { adviceOn } from "../../lsp/ruleCatalogue.ts";

const formats = ["pretty", "json", "sarif", "junit"] as const;
/** From what must be seen to what may be. */
const severities = ["error", "warning", "info", "hint"] as const satisfies readonly Severity[];

/** What `drydock validate` was asked to do. */
export interface ValidateOptions {
  /** Files, folders, and `-` for standard input. */
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  /** `undefined`: that of the cluster, or the newest one without a cluster. */
  readonly kubernetesVersion: string | undefined;
  /** Files and folders with custom resource definitions that every file is checked against. */
  readonly crds: readonly string[];
  /** Name of a kubeconfig's context. */
  readonly context: string | undefined;
  /** Codes to report; all of them when empty. */
  readonly only: ReadonlySet<string>;
  readonly severities: ReadonlySet<Severity>;
  /** No file knows the definitions of another. */
  readonly isolate: boolean;
  /** Have kustomizations built by the installed tool. */
  readonly build: boolean;
  /** File with the configuration of the project; `undefined`: `drydock.yaml`, where there is one. */
  readonly config: string | undefined;
  /** File with findings that are known and not reported. */
  readonly baseline: string | undefined;
  /** File that takes all findings as known ones. */
  readonly writeBaseline: string | undefined;
  /** Commit; only files that differ from it are reported. */
  readonly changedSince: string | undefined;
  /** What an earlier run has found nothing wrong with is not checked again. */
  readonly cache: boolean;
}

/** Reads the arguments behind `validate`. Throws a {@link CommandError} on what it does not understand. */
export function readValidateOptions(args: readonly string[]): ValidateOptions {
  const { values, positionals } = readArguments(args, {
    format: { type: "string", default: "pretty" },
    "kubernetes-version": { type: "string" },
    crds: { type: "string", multiple: true, default: [] },
    context: { type: "string" },
    only: { type: "string", multiple: true, default: [] },
    severity: { type: "string" },
    isolate: { type: "boolean", default: false },
    build: { type: "boolean", default: false },
    config: { type: "string" },
    baseline: { type: "string" },
    "write-baseline": { type: "string" },
    "changed-since": { type: "string" },
    "no-cache": { type: "boolean", default: false },
  });
  if (positionals.length === 0)
    throw new CommandError(
      say`Nothing was named to validate. Name files or folders, or \`-\` for standard input: \`drydock validate manifests/\``,
    );
  if (values.build && values.isolate)
    throw new CommandError(
      say`\`--build\` looks at files together and \`--isolate\` at each alone. Leave one of them out.`,
    );
  const lowest = oneOf("--severity", values.severity ?? "hint", severities);
  const narrowing = (["changed-since", "only", "severity"] as const).find(
    (name) => values[name] !== undefined && values[name].length > 0,
  );
  if (values["write-baseline"] !== undefined && narrowing !== undefined)
    throw new CommandError(
      say`\`--write-baseline\` takes all findings, and with \`--${narrowing}\` it would forget those that are not asked for. Leave one of them out.`,
    );
  return {
    paths: positionals,
    format: oneOf("--format", values.format, formats),
    kubernetesVersion:
      values["kubernetes-version"] === undefined
        ? undefined
        : readKubernetesVersion(values["kubernetes-version"]),
    crds: values.crds,
    context: values.context,
    only: new Set(values.only.flatMap((codes) => codes.split(",")).map(knownCode)),
    severities: new Set(severities.slice(0, severities.indexOf(lowest) + 1)),
    isolate: values.isolate,
    build: values.build,
    config: values.config,
    baseline: values.baseline,
    writeBaseline: values["write-baseline"],
    changedSince: values["changed-since"],
    cache: !values["no-cache"],
  };
}

/** A version as people write it: `1.36`, `v1.36` or `v1.36.2`. */
export function readKubernetesVersion(text: string): string {
  const version = /^v?(\d+\.\d+)(?:\.\d+)?$/u.exec(text)?.[1] ?? text;
  return oneOf("--kubernetes-version", version, kubernetesVersions);
}

function knownCode(code: string): string {
  const advice = adviceOn(code);
  if (advice === undefined) return code;
  throw new CommandError(say`\`--only\` does not know the code \`${code}\`. ${advice}`);
}
