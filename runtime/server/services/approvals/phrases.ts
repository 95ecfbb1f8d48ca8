/** What somebody writes often when they decide. */
import type { PhrasesBody } from '@attain/contract'
import type { Context } from '../context.ts'

const usual = {
  en: ['Agreed.', 'Please add the missing documents.', 'The price is too low.'],
  'zh-CN': ['同意。', '请补充材料。', '价格偏低，请调整。'],
} as const

export async function readPhrases({ db, view, language }: Context): Promise<PhrasesBody> {
  const row = await db
    .selectFrom('opinion_phrases')
    .select('phrases')
    .where('workspace_id', '=', view.workspace.id)
    .where('person_id', '=', view.actor.personId)
    .executeTakeFirst()
  return { phrases: row?.phrases ?? [...usual[language]] }
}

export async function keepPhrases({ db, view }: Context, { phrases }: PhrasesBody): Promise<void> {
  await db
    .insertInto('opinion_phrases')
    .values({ workspace_id: view.workspace.id, person_id: view.actor.personId, phrases })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'person_id']).doUpdateSet({ phrases }))
    .execute()
}
