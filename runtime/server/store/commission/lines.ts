/** The lines of statements, one row each. */
import { type RawBuilder, sql } from 'kysely'

/** To be joined laterally to whatever holds a statement's `lines`: `number` from 1 on, `type`, `component`, `amount`, and `line` as a whole. */
export function linesOf(lines: string): RawBuilder<unknown> {
  return sql`(select line, number::integer as number, line ->> 'type' as type, line ->> 'component' as component, (line ->> 'amount')::numeric as amount
    from json_array_elements(${sql.ref(lines)}) with ordinality as each (line, number))`
}
