/** Turns the database's "duplicate key" into an error that names the field. */
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../live-workspace.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint?: string
  readonly detail?: string
}

/** Runs a write; a value that another record holds already becomes `not_unique` with the field. */
export async function translateUniqueViolation<T>(object: LiveObject, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const { code, constraint, detail } = error as DatabaseError
    if (code === '23505' && constraint === 'unique_keys_pkey') {
      // Key (workspace_id, object_key, field, key)=(1, 7, code, ABC) already exists.
      const field = /\)=\(\d+, \d+, ([a-z][a-z0-9_]*), /.exec(detail ?? '')?.[1] ?? ''
      throw notUnique(object, field, { cause: error })
    }
    throw error
  }
}

const taken = { en: 'Another record has this value already.', 'zh-CN': '该值已被其他记录使用。' }

export function notUnique(object: LiveObject, field: string, options?: ErrorOptions): AttainError {
  const label = object.model.fields.get(field)?.label ?? field
  const problem = { field, code: 'not_unique', message: taken }
  return new AttainError('not_unique', { field: label }, [problem], options)
}
