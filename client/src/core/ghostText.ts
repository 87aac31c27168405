/** Whether text is proposed while somebody writes a manifest, or why not. */
export type GhostTextChoice = "on" | "off" | "no-model" | "not-trusted" | "another-assistant";

/** What that depends on. */
export interface GhostTextSituation {
  readonly setting: "auto" | "on" | "off";
  readonly hasModel: boolean;
  readonly isTrusted: boolean;
  /** Another assistant proposes text in YAML already. */
  readonly hasAssistant: boolean;
}

/** Without a word of the person: only with a model that they have chosen, and beside no other assistant. */
export function ghostTextChoice(situation: GhostTextSituation): GhostTextChoice {
  const { setting, hasModel, isTrusted, hasAssistant } = situation;
  if (setting === "off") return "off";
  if (!isTrusted) return "not-trusted";
  if (setting === "on") return "on";
  if (!hasModel) return "no-model";
  return hasAssistant ? "another-assistant" : "on";
}

/** Copilot's setting `github.copilot.enable` maps languages to true or false; `*` stands for all others. */
export function isOnForYaml(enable: unknown): boolean {
  if (typeof enable !== "object" || enable === null) return true;
  const { yaml, "*": others } = enable as Partial<Record<string, unknown>>;
  return (yaml ?? others ?? true) === true;
}

/** What the server has to say of the last text that it could have proposed. */
export type GhostState =
  | { readonly kind: "asking" | "shown" | "no-model" }
  | { readonly kind: "nothing"; readonly because: NoGhost }
  | { readonly kind: "paused"; readonly seconds: number }
  | { readonly kind: "failed"; readonly failure: string; readonly message: string };

const reasons = ["comment", "secret", "mid-word", "text-behind", "not-valid", "nothing"] as const;
export type NoGhost = (typeof reasons)[number];

/** Reads what came over the wire; undefined when it is something else. */
export function parseGhostState(value: unknown): GhostState | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, because, seconds, failure, message } = value as Partial<Record<string, unknown>>;
  switch (kind) {
    case "asking":
    case "shown":
    case "no-model":
      return { kind };
    case "nothing": {
      const reason = reasons.find((each) => each === because);
      return reason === undefined ? undefined : { kind, because: reason };
    }
    case "paused":
      return typeof seconds === "number" ? { kind, seconds } : undefined;
    case "failed":
      return typeof failure === "string" && typeof message === "string"
        ? { kind, failure, message }
        : undefined;
    default:
      return undefined;
  }
}
