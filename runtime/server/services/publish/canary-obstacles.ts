/** Why a revision cannot be tried by some while others stay: what their writes to the same records would break. */
import type { FieldModel, Model, Text } from '@attain/engine/metadata'
import { rollupDefinition } from '../../store/rollup/definition.ts'
import { needsFitting } from './fit-records.ts'

/**
 * People on both revisions write the same records. What rewrites values, keys or places has to happen for all at once,
 * and roll-ups that live records keep must mean the same to everybody who writes their children.
 */
export function* canaryObstacles(live: Model, canary: Model): Generator<Text> {
  for (const old of live.objects.values()) {
    const young = canary.objects.get(old.name)
    const label = { en: old.label.en, chinese: old.label['zh-CN'] ?? old.label.en }
    if (young !== undefined && needsFitting(old, young))
      yield {
        en: `It rewrites records of “${label.en}” (a type, unique values, a hierarchy or what is searched changes).`,
        'zh-CN': `它会改写“${label.chinese}”的记录（字段类型、唯一值、层级或搜索内容有变化）。`,
      }
    for (const field of old.fields.values()) {
      if (isKeptDifferently(live, canary, field, young?.fields.get(field.name)))
        yield {
          en: `It changes what “${field.label.en}” of “${label.en}” adds up, which everybody's writes keep right.`,
          'zh-CN': `它改变了“${label.chinese}”中“${field.label['zh-CN'] ?? field.label.en}”的汇总方式，而所有人的写入都要维护它。`,
        }
    }
  }
}

function isKeptDifferently(live: Model, canary: Model, old: FieldModel, young: FieldModel | undefined): boolean {
  const definition = rollupDefinition(live, old)
  return definition !== undefined && (young === undefined || rollupDefinition(canary, young) !== definition)
}
