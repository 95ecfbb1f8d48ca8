const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Ids that the database keeps as such; a text that is none equals no id. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}
