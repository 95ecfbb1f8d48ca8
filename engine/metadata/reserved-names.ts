/** Names that JavaScript objects have of their own; a record with such a field would not be what it seems. */
const ofLanguage = new Set([
  'constructor', 'prototype', '__proto__', 'tostring', 'valueof', 'hasownproperty', 'isprototypeof',
  'propertyisenumerable', 'tolocalestring', 'tojson', 'then',
]) // biome-ignore format: one list

/** Words that formulas read as values. */
const ofFormulas = new Set(['null', 'true', 'false', 'undefined'])

/** Words that no document, field or list may be called. */
export function isReservedName(name: string): boolean {
  return ofLanguage.has(name) || name.startsWith('attain_')
}

/** Words that no field may be called, built-in fields aside. */
export function isReservedFieldName(name: string): boolean {
  return isReservedName(name) || ofFormulas.has(name)
}
