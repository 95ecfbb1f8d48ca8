/** A part of an approval or a rule in words, whatever it is; undefined for what says enough by itself. */
import type { Json } from '@attain/engine/fields'
import type { Action, Duration, PeopleSource } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import type { Names } from './names.ts'
import { sayAction } from './say-action.ts'
import { sayCondition } from './say-condition.ts'
import { sayDuration } from './say-duration.ts'
import { saySource } from './say-people.ts'

type Part = { readonly [key: string]: Json }

export function sayPart(value: Json | undefined, names: Names): string | undefined {
  if (Array.isArray(value)) {
    const said = value.map((one: Json) => sayPart(one, names))
    return said.length > 0 && said.every((one) => one !== undefined) ? names.list(said as string[]) : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  return saySomething(value as Part, names)
}

function saySomething(part: Part, names: Names): string | undefined {
  const { t } = names
  if (typeof part.from === 'string') return saySource(part as unknown as PeopleSource, names)
  if (isDuration(part)) return sayDuration(part as unknown as Duration, names)
  if (isDuration(part.after))
    return t(`approval.limit_${part.do}`, { time: sayDuration(part.after as unknown as Duration, names) })
  if (typeof part.do === 'string' && part.do in doing) return sayAction(part as unknown as Action, names)
  if (typeof part.field === 'string' && typeof part.right === 'string')
    return `${names.path(part.field)}: ${t(`approval.right_${part.right}`)}`
  if (typeof part.field === 'string' && 'value' in part)
    return `${names.path(part.field)} = ${sayCondition(part.value as string, names)}`
  if ('when' in part && 'next' in part) return sayBranch(part, names)
  return undefined
}

/** What actions do, to tell them from what becomes of a step without people. */
const doing: Readonly<Record<Action['do'], true>> = {
  setFields: true,
  createRecord: true,
  updateRelated: true,
  assign: true,
  tag: true,
  notify: true,
  webhook: true,
  startApproval: true,
  withdrawApproval: true,
  postToKpi: true,
}

function sayBranch({ label, when }: Part, names: Names): string {
  const title = textIn(label as { en: string } | undefined, names.language)
  const said = sayCondition(when as string, names)
  return title === '' ? said : `${title}: ${said}`
}

function isDuration(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'amount' in value && 'unit' in value
}
