/** Who works with what a spreadsheet becomes: without a role, nobody but administrators would see it. */
import type { RoleDocument } from '@attain/engine/metadata'
import { nameFrom } from '../../document/name-from.ts'

export const LEVELS = ['work', 'read', 'nobody'] as const
export type Level = (typeof LEVELS)[number]

export interface RoleWish {
  readonly level: Level
  readonly label: string
}

const rights = {
  work: { create: true, read: true, edit: true, delete: true, export: true, scope: 'all' },
  read: { read: true, scope: 'all', otherFields: 'read' },
} as const

/** The role with rights to these objects, under a name that none has; undefined when there should be none. */
export function roleFor(
  objects: readonly string[],
  { level, label }: RoleWish,
  language: 'en' | 'zh-CN',
  taken: ReadonlySet<string>,
): RoleDocument | undefined {
  if (level === 'nobody' || objects.length === 0) return undefined
  const words = label.trim()
  return {
    kind: 'role',
    name: freeName(nameFrom(words) || 'member', taken),
    label: language === 'zh-CN' ? { en: words, 'zh-CN': words } : { en: words },
    objects: [
      ...objects.map((object) => ({ object, ...rights[level] })),
      // to choose owners, and to see who they are
      { object: 'person', ...rights.read },
    ],
  }
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted.slice(0, 58)}_${count}`
    if (!taken.has(name)) return name
  }
}
