/** Checks a form's values with the engine's own field types: the same rules and the same words as the server. */
import type { FieldProblem, ObjectBody, Values } from '@attain/contract'
import { checkField } from './check-field.ts'
import { type Language, textIn } from './language.ts'
import type { LiveFormulas } from './live-formulas.ts'
import type { PlacedSection } from './sections.ts'

/** Every problem of the visible fields at once; rules over several fields only when each field by itself is sound. */
export function checkRecord(
  object: ObjectBody,
  sections: readonly PlacedSection[],
  values: Values,
  language: Language,
  formulas: LiveFormulas,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const canonical: Values = { ...values }
  const seen = new Set<string>()
  for (const { field, readOnly, required } of sections.flatMap((section) => section.fields)) {
    if (readOnly || seen.has(field.name)) continue
    seen.add(field.name)
    const checked = checkField(field, object.name, values[field.name], { language, required })
    if ('problem' in checked) problems.push(checked.problem)
    else canonical[field.name] = checked.value
  }
  if (problems.length > 0) return problems
  return object.validations
    .filter((rule) => formulas.holds(rule.must, canonical) === false)
    .map((rule) => ({ field: rule.field ?? '', code: 'validation', message: textIn(rule.message, language) }))
}
