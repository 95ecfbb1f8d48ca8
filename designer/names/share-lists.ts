/** Lists of child records that can say who has which share of a record: each has a person and a number. */
import type { Bundle, FieldModel } from '@attain/engine/metadata'
import { isPerson } from './field-fit.ts'
import { fieldsOf } from './field-path.ts'

export interface ShareList {
  /** The name of the list. */
  readonly children: string
  readonly people: readonly FieldModel[]
  /** Per cent first: a share is most likely one. */
  readonly shares: readonly FieldModel[]
}

export function shareLists(bundle: Bundle, object: string): readonly ShareList[] {
  return [...(bundle.objects.get(object)?.children ?? [])].flatMap(([children, { object: child }]) => {
    const fields = fieldsOf(bundle, child).filter(({ builtIn, name }) => !builtIn || name === 'owner')
    const people = fields.filter(isPerson).toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn))
    const shares = fields
      .filter(({ valueType }) => valueType === 'percent' || valueType === 'number')
      .toSorted((a, b) => Number(b.valueType === 'percent') - Number(a.valueType === 'percent'))
    // an owner and a number of something, such as pages, share nothing
    const isShared = people.some(({ builtIn }) => !builtIn) || shares[0]?.valueType === 'percent'
    return people.length > 0 && shares.length > 0 && isShared ? [{ children, people, shares }] : []
  })
}
