import { RE2JS } from "re2js";

/**
 * A regular expression as Go's `regexp` reads it (RE2). Matching takes time in proportion to the text, whatever the
 * expression: one from somebody else's file cannot make the editor backtrack for minutes. Compiled when it is first used.
 */
export class GoPattern {
  readonly source: string;
  /** The compiled expression, or what is wrong with it. */
  #compiled: RE2JS | string | undefined;

  constructor(source: string) {
    this.source = source;
  }

  /** Why Go would refuse the expression; `undefined` when it is one. */
  get complaint(): string | undefined {
    const compiled = this.#use();
    return typeof compiled === "string" ? compiled : undefined;
  }

  /** Steps that one character of a text may cost; 0 when the expression is none. */
  get size(): number {
    return this.#usable()?.programSize() ?? 0;
  }

  /** Whether some part of the text matches. An expression that is none matches nothing. */
  test(text: string): boolean {
    return this.#usable()?.test(text) ?? false;
  }

  /** All parts that match, from the left, without overlaps. */
  findAll(text: string): readonly string[] {
    return Array.from(this.#usable()?.matchAll(text) ?? [], ([part]) => part);
  }

  /** In JSON a pattern is its source. */
  toJSON(): string {
    return this.source;
  }

  #use(): RE2JS | string {
    return (this.#compiled ??= compile(this.source));
  }

  #usable(): RE2JS | undefined {
    const compiled = this.#use();
    return typeof compiled === "string" ? undefined : compiled;
  }
}

function compile(source: string): RE2JS | string {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /u, "") : String(error);
  }
}
