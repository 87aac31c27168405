/**
 * Names that stand for types: `type(x) == int`. A name with dots is one name all the same.
 *
 * Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions and, for addresses,
 * https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library
 */
export const TYPE_NAMES: ReadonlySet<string> = new Set([
  "bool",
  "bytes",
  "double",
  "google.protobuf.Duration",
  "google.protobuf.Timestamp",
  "int",
  "list",
  "map",
  "net.CIDR",
  "net.IP",
  "null_type",
  "optional_type",
  "string",
  "type",
  "uint",
]);
