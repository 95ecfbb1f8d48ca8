/** The JSON schemas of the kinds: apart from `index.ts`, because a page that names kinds does not need what they may say. */
import type { JsonSchema } from '../../fields/field-type.ts'
import app from './app/schema.json' with { type: 'json' }
import approval from './approval/schema.json' with { type: 'json' }
import calendar from './calendar/schema.json' with { type: 'json' }
import commissionPlan from './commission-plan/schema.json' with { type: 'json' }
import dashboard from './dashboard/schema.json' with { type: 'json' }
import type { Kind } from './kind.ts'
import kpi from './kpi/schema.json' with { type: 'json' }
import layout from './layout/schema.json' with { type: 'json' }
import object from './object/schema.json' with { type: 'json' }
import page from './page/schema.json' with { type: 'json' }
import role from './role/schema.json' with { type: 'json' }
import rule from './rule/schema.json' with { type: 'json' }
import scorecard from './scorecard/schema.json' with { type: 'json' }
import target from './target/schema.json' with { type: 'json' }
import view from './view/schema.json' with { type: 'json' }

export const kindSchemas: { readonly [K in Kind]: JsonSchema } = {
  app,
  object,
  layout,
  view,
  role,
  page,
  approval,
  rule,
  calendar,
  kpi,
  scorecard,
  target,
  'commission-plan': commissionPlan,
  dashboard,
}
