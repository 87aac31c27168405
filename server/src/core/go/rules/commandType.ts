/** The types of commands of https://pkg.go.dev/github.com/spf13/cobra and https://pkg.go.dev/github.com/urfave/cli. */
export const commandType = /\b(?:cobra\.Command|cli\.(?:App|Command))\b/u;

/** Source that makes one. */
export const makesCommand = /\b(?:cobra\.Command|cli\.(?:App|Command))\{|\bcli\.NewApp\(/u;

/** A statement that gives a new one a name. */
export const namesCommand = /^\w+\s*:=\s*&?(?:(?:cobra\.Command|cli\.(?:App|Command))\{|cli\.NewApp\()/u;

/** The type of a list of subcommands. */
export const commandList = /^(?:\[\]\*?cli\.Command|cli\.Commands)$/u;
