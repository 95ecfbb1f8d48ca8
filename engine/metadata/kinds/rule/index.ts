import type { Bundle } from '../../bundle.ts'
import { actionLinks, actionLinksThrough } from '../action-links.ts'
import type { KindDefinition, Link } from '../kind.ts'
import type { RuleDocument } from './types.generated.ts'

export const rule: KindDefinition<'rule'> = {
  kind: 'rule',
  folder: 'rules',
  label: { en: 'Rule', 'zh-CN': '规则' },
  pluralLabel: { en: 'Rules', 'zh-CN': '规则' },
  identifiedBy: ['object', 'name'],
  *links(document) {
    const { object, on, when, actions } = document
    yield { place: '/object', to: 'object', name: object }
    if (on.type === 'changed')
      for (const [index, name] of (on.fields ?? []).entries())
        yield { place: `/on/fields/${index}`, to: 'field', object, name }
    if (on.type === 'date') yield { place: '/on/field', to: 'field', object, name: on.field }
    if (when !== undefined)
      yield { place: '/when', to: 'formula', object, formula: when, gives: 'condition', over: looksOver(document) }
    yield* actionLinks(actions, '/actions', object)
  },
  *linksThrough(document, bundle) {
    yield* stageLinks(document, bundle)
    yield* actionLinksThrough(document.actions, '/actions', document.object, bundle)
  },
}

/** The stages that begin a rule are options of a field that its object names. */
export function* stageLinks({ object, on }: RuleDocument, bundle: Bundle): Generator<Link> {
  const field = bundle.objects.get(object)?.document.stages?.field
  if (on.type !== 'stage' || field === undefined) return
  for (const [index, name] of on.stages.entries())
    yield { place: `/on/stages/${index}`, to: 'option', object, field, name }
}

/** Rules that time begins look for their records; the others are given one. */
export function looksOver({ on }: Pick<RuleDocument, 'on'>): 'sets' | 'records' {
  return on.type === 'schedule' || on.type === 'date' ? 'sets' : 'records'
}
