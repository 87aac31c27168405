/** API group of `drydock.yaml`; no API server knows it. */
export const configurationGroup = "drydock";
