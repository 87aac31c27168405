const ofFluxOperator = ["FluxInstance", "ResourceSet", "ResourceSetInputProvider"];

/**
 * A reviver for the JSON of a CRD, which adds what installers of it do. The Flux Operator makes alerts and receivers of the notification
 * controller take its own kinds, too (https://fluxoperator.dev/docs/): without them every cluster that it runs would seem to be wrong.
 */
export function withAddedKinds(key: string, value: unknown): unknown {
  const isOfFlux = key === "enum" && Array.isArray(value) && value.includes("ImageUpdateAutomation");
  return isOfFlux ? [...(value as readonly unknown[]), ...ofFluxOperator] : value;
}
