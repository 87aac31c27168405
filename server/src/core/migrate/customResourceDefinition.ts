import { type Fields, isFields, listAt, type Migration, renamed, setFields, without } from "./migration.ts";

/**
 * CustomResourceDefinition v1beta1 → v1: schema, subresources and columns belong to each version, and the parts of a
 * conversion webhook lie together. Unknown fields used to be kept unless the object says otherwise; since a schema can
 * not express that of a whole object with described parts, such an object is left alone.
 */
export const migrateCustomResourceDefinition: Migration = (object) => {
  const spec = object["spec"];
  if (!isFields(spec)) return undefined;
  const described = [spec, ...listAt(spec, "versions")].some((part) => isFields(part) && hasSchema(part));
  if (described && spec["preserveUnknownFields"] !== false) return undefined;
  const own = listAt(spec, "versions").filter(isFields);
  const versions = own.length > 0 ? own : [{ name: spec["version"], served: true, storage: true }];
  return {
    ...object,
    spec: {
      ...without(spec, ...MOVED),
      ...(spec["scope"] === undefined ? { scope: "Namespaced" } : {}),
      ...(isFields(spec["conversion"]) ? { conversion: conversion(spec["conversion"]) } : {}),
      versions: versions.map((version) => versionOf(version, spec)),
    },
  };
};

const MOVED = ["version", "validation", "subresources", "additionalPrinterColumns", "preserveUnknownFields"];
const OPEN = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };

function hasSchema(part: Fields): boolean {
  return part["validation"] !== undefined || part["schema"] !== undefined;
}

function versionOf(version: Fields, spec: Fields): Fields {
  const columns = version["additionalPrinterColumns"] ?? spec["additionalPrinterColumns"];
  return setFields({
    ...version,
    subresources: version["subresources"] ?? spec["subresources"],
    additionalPrinterColumns: Array.isArray(columns) ? columns.map(column) : undefined,
    schema: version["schema"] ?? spec["validation"] ?? OPEN,
  });
}

function column(old: unknown): unknown {
  return isFields(old) ? renamed(old, "JSONPath", "jsonPath") : old;
}

function conversion(old: Fields): Fields {
  const { webhookClientConfig: clientConfig, conversionReviewVersions, ...rest } = old;
  if (clientConfig === undefined) return rest;
  return {
    ...rest,
    webhook: setFields({ clientConfig, conversionReviewVersions: conversionReviewVersions ?? ["v1beta1"] }),
  };
}
