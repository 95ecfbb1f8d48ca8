/**
 * rjsf asks which branch of a choice a value fits. It is answered by a validator that interprets schemas: Ajv would make
 * code at run time, which the page's content policy forbids.
 */
import type { JsonSchema } from '@attain/engine/fields'
import { type Schema, Validator } from '@cfworker/json-schema'
import type { ValidatorType } from '@rjsf/utils'

export function createMatcher(root: JsonSchema): ValidatorType {
  const known = new Map<string, Validator>()
  const validatorOf = (schema: object) => {
    const key = JSON.stringify(schema)
    // a copy: the validator writes into what it is given where references lead, and rjsf gives parts an $id of their own
    const { $id: _, ...part } = structuredClone({ ...schema, $defs: root.$defs }) as Schema
    const validator = known.get(key) ?? new Validator(part, '2020-12', true)
    known.set(key, validator)
    return validator
  }
  return {
    validateFormData: () => ({ errors: [], errorSchema: {} }),
    rawValidation: () => ({ errors: [] }),
    isValid: (schema, formData) =>
      typeof schema === 'object' ? validatorOf(schema).validate(given(formData) ?? null).valid : schema === true,
  }
}

/** Forms leave `undefined` where something was emptied, at which the validator throws. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => given(one) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, given(one)]])),
  )
}
