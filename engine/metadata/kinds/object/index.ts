import { fieldTypes } from '../../../fields/index.ts'
import { nameFieldOf } from '../../bundle.ts'
import type { KindDefinition } from '../kind.ts'

export const object: KindDefinition<'object'> = {
  kind: 'object',
  folder: 'objects',
  label: { en: 'Object', 'zh-CN': '对象' },
  pluralLabel: { en: 'Objects', 'zh-CN': '对象' },
  identifiedBy: ['name'],
  *links(document) {
    const { name, stages } = document
    if (document.extends !== true || document.nameField !== undefined)
      yield {
        place: document.nameField === undefined ? '' : '/nameField',
        to: 'field',
        object: name,
        name: nameFieldOf(document),
      }
    for (const [index, field] of (document.fields ?? []).entries()) {
      const at = `/fields/${index}`
      if (field.target !== undefined) yield { place: `${at}/target`, to: 'object', name: field.target }
      const target = field.type === 'user' ? 'person' : field.type === 'team' ? 'team' : field.target
      if (field.where !== undefined && target !== undefined)
        yield {
          place: `${at}/where`,
          to: 'formula',
          object: target,
          formula: field.where,
          gives: 'condition',
          over: 'sets',
        }
      const gives = { field: field.name }
      if (field.type === 'formula' && field.expression !== undefined && field.returns !== undefined)
        yield { place: `${at}/expression`, to: 'formula', object: name, formula: field.expression, gives, over: 'sets' }
      if (field.defaultFormula !== undefined && fieldTypes[field.type].canBeDefault)
        yield {
          place: `${at}/defaultFormula`,
          to: 'formula',
          object: name,
          formula: field.defaultFormula,
          gives,
          over: 'records',
        }
      if (field.type === 'rollup' && typeof field.children === 'string')
        yield { place: `${at}/children`, to: 'children', object: name, name: field.children }
    }
    if (stages !== undefined) {
      yield { place: '/stages/field', to: 'field', object: name, name: stages.field }
      if (stages.since !== undefined) yield { place: '/stages/since', to: 'field', object: name, name: stages.since }
      for (const [index, date] of (stages.dates ?? []).entries()) {
        yield {
          place: `/stages/dates/${index}/stage`,
          to: 'option',
          object: name,
          field: stages.field,
          name: date.stage,
        }
        yield { place: `/stages/dates/${index}/field`, to: 'field', object: name, name: date.field }
      }
      for (const [index, { from, to }] of (stages.transitions ?? []).entries()) {
        const at = `/stages/transitions/${index}`
        yield { place: `${at}/from`, to: 'option', object: name, field: stages.field, name: from }
        for (const [position, stage] of to.entries())
          yield { place: `${at}/to/${position}`, to: 'option', object: name, field: stages.field, name: stage }
      }
    }
    for (const [index, validation] of (document.validations ?? []).entries()) {
      const at = `/validations/${index}`
      yield {
        place: `${at}/must`,
        to: 'formula',
        object: name,
        formula: validation.must,
        gives: 'condition',
        over: 'records',
      }
      if (validation.field !== undefined)
        yield { place: `${at}/field`, to: 'field', object: name, name: validation.field }
    }
  },
}
