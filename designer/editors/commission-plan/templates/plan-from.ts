/** The document of a new plan, from a template and what was answered. */
import type { Bundle, plans } from '@attain/engine/metadata'
import type { Answers } from './answers.ts'
import { type TemplateName, templates } from './templates.ts'

interface Named {
  readonly name: string
  readonly label: plans.Text
  /** It begins with this year. */
  readonly year: number
}

export function planFrom(
  template: TemplateName,
  answers: Answers,
  bundle: Bundle,
  { name, label, year }: Named,
): plans.CommissionPlanDocument {
  // whom a plan names nobody for has nobody: all who are there, until it says something else
  const isKnown = bundle.objects.get('person')?.fields.has('active') === true
  return {
    kind: 'commission-plan',
    name,
    label,
    ...(isKnown && { for: 'active' }),
    from: `${year}-01-01`,
    ...templates[template].make(answers, bundle),
  }
}
