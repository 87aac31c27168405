import type { Range } from "../text/range.ts";
import type { Action } from "./action.ts";
import type { Meaning, Scope } from "./scope.ts";
import type { ValueRead } from "./valueReads.ts";

/** A place where a template reads a value. */
export interface ValueReference extends Omit<ValueRead, "isComputed"> {
  /**
   * The value is printed as it is, and nothing on the way there asks whether it is set: no condition, no default, no named template
   * that somebody else may call.
   */
  readonly isPrinted: boolean;
}

/** Where a named template is rendered, and with what. */
export interface TemplateCall {
  readonly name: string;
  readonly argument: Meaning;
}

/** A named template: `{{ define "name" }}`, or where it is used. */
export interface TemplateName extends Range {
  readonly name: string;
}

/** What a template says of values and of other templates. */
export interface Template {
  readonly text: string;
  readonly actions: readonly Action[];
  /** Beside the actions: what names mean in each of them. */
  readonly scopes: readonly Scope[];
  readonly references: readonly ValueReference[];
  readonly definitions: readonly TemplateName[];
  readonly uses: readonly TemplateName[];
  readonly calls: readonly TemplateCall[];
}
