import { inEnglish } from './chinese-names.ts'

/** A name for metadata from what people call it: "Site visit" is `site_visit`. Empty when nothing can be made of it. */
export function nameFrom(label: string): string {
  return inEnglish(label)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, 63)
    .replace(/_+$/, '')
}
