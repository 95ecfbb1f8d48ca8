/** An rjsf validator without Ajv: no code is made at run time, so the page works under a strict content security policy. */
import type { FieldProblem, Values } from '@attain/contract'
import type { ErrorSchema, RJSFValidationError, ValidatorType } from '@rjsf/utils'

/** Problems by field in rjsf's form; a problem without a field belongs to the whole record. */
export function errorSchemaOf(problems: readonly FieldProblem[]): ErrorSchema<Values> {
  const schema: Record<string, { __errors: string[] }> & { __errors?: string[] } = Object.create(null) as never
  for (const { field, message } of problems) {
    if (field === '') schema.__errors = [...(schema.__errors ?? []), message]
    else schema[field] = { __errors: [...(schema[field]?.__errors ?? []), message] }
  }
  return { ...schema } as ErrorSchema<Values>
}

/** Problems as rjsf's list, which the summary above the form shows. `property` carries the field's name. */
export function errorListOf(problems: readonly FieldProblem[]): RJSFValidationError[] {
  return problems.map(({ field, code, message }) => ({
    name: code,
    message,
    property: field === '' ? '.' : `.${field}`,
    stack: message,
  }))
}

/** A validator that asks `check` for the problems of the values. */
export function createValidator(check: (values: Values) => readonly FieldProblem[]): ValidatorType<Values> {
  return {
    validateFormData(formData) {
      const problems = check(formData ?? {})
      return { errors: errorListOf(problems), errorSchema: errorSchemaOf(problems) }
    },
    isValid: (_schema, formData) => check(formData ?? {}).length === 0,
    rawValidation: () => ({ errors: [] }),
  }
}
