/** Which records, in words. */
import { type Condition, conditionKey, readCondition } from '@attain/engine/formula'
import { printFormula, scopeOf, type Tree } from '@attain/engine/formula/language'
import type { Model, ObjectModel } from '@attain/engine/metadata'
import type { TFunction } from 'i18next'

/** The conditions that roles have for an object, as they are written, by what they come to. */
export function writtenConditions(model: Model, object: ObjectModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const role of model.roles.values())
    for (const rights of role.objects ?? []) {
      if (rights.object !== object.name) continue
      for (const scope of [rights.scope, rights.editScope]) {
        if (typeof scope !== 'object') continue
        const reading = readCondition(scope.where, scopeOf(model, object))
        if ('condition' in reading) found.set(conditionKey(reading.condition), textOf(scope.where))
      }
    }
  return found
}

export function conditionInWords(
  condition: Condition,
  object: ObjectModel,
  model: Model,
  t: TFunction,
  language: 'en' | 'zh-CN',
): string {
  const written = writtenConditions(model, object)
  const words = (one: Condition, inner: boolean): string => {
    switch (one.op) {
      case 'always':
      case 'never':
      case 'own':
      case 'team':
      case 'subordinates':
        return t(`seeAs.records.${one.op}`)
      case 'formula':
        return t('seeAs.records.formula', { formula: written.get(conditionKey(one)) ?? '…' })
      case 'parent': {
        const parent = model.objects.get(one.field.target ?? '')
        return t('seeAs.records.parent', {
          field: one.field.label[language] ?? one.field.label.en,
          records: parent ? conditionInWords(one.scope, parent, model, t, language) : '…',
        })
      }
      case 'and':
      case 'or': {
        const parts = one.args.map((arg) => words(arg, true)).join(t(`seeAs.records.${one.op}`))
        return inner ? `(${parts})` : parts
      }
    }
  }
  return words(condition, false)
}

function textOf(written: unknown): string {
  return typeof written === 'string' ? written : printFormula(written as Tree)
}
