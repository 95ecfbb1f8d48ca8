/** The id of a field's place on the page of its record. */
export function placeOf(field: string): string {
  return `field-${field}`
}
