import assert from "node:assert/strict";
import { test } from "node:test";
import { flagDefinitions } from "../../src/core/go/bridge/flags.ts";

function namesIn(code: string): string[] {
  const found = flagDefinitions(code);
  for (const { name, start, end } of found) assert.equal(code.slice(start, end), name);
  return found.map(({ name }) => name);
}

test("flags are found where the packages flag and pflag define them", () => {
  for (const code of [
    'flag.BoolVar(&elect, "elect", false, "usage")',
    'elect := flag.Bool("elect", false, "usage")',
    'fs.DurationVar(&o.Lease.Duration.Duration, "elect", o.Lease.Duration.Duration, "usage")',
    'cmd.Flags().StringSliceVarP(&names, "elect", "e", nil, "usage")',
    'cmd.PersistentFlags().StringP("elect", "e", "", "usage")',
    'fs.Var(cliflag.NewMapStringBool(&gates), "elect", "usage")',
    'fs.Int32Var(\n\t&o.Workers,\n\t"elect",\n\to.Workers,\n\t"usage",\n)',
  ])
    assert.deepEqual(namesIn(code), ["elect"], code);
});

test("keys of loggers, lookups and comments are no flags", () => {
  for (const code of [
    'zap.String("elect", name)',
    'slog.Int("elect", 1)',
    'klog.InfoS("elect", "key", 1)',
    'fs.Lookup("elect")',
    '// flag.BoolVar(&elect, "elect", false, "usage")',
  ])
    assert.deepEqual(namesIn(code), [], code);
});
