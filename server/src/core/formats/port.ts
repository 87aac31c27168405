/** Source: https://www.rfc-editor.org/rfc/rfc6335#section-6 */
export const highestPort = 65_535;

/** Whether something can listen there; 0 means "any port". */
export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= highestPort;
}
