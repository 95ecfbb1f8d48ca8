import type { TFunction } from 'i18next'
import type { Title } from '../document/command.ts'

/** A step of the history in words: "change label". */
export function titleText(t: TFunction, { key, what }: Title): string {
  return t(`command.${key}`, { what })
}
