/** An action as a sentence: "Set Stage and Amount", "Tell the submitter: Approved". */
import type { Action } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import type { Names } from './names.ts'
import { saySources } from './say-people.ts'

export function sayAction(action: Action, names: Names): string {
  const { t } = names
  switch (action.do) {
    case 'setFields':
      return t('actions.saidSet', { fields: names.list(action.values.map(({ field }) => names.path(field))) })
    case 'createRecord':
      return t('actions.saidCreate', { object: names.objectNamed(action.object) })
    case 'updateRelated':
      return t('actions.saidUpdate', { related: names.related(action.related) })
    case 'assign': {
      const among = saySources(action.among ?? [], names)
      return action.by === 'territory' || among === ''
        ? t('actions.saidAssignTerritory')
        : t('actions.saidAssign', { among })
    }
    case 'tag':
      return t('actions.saidTag', {
        field: names.path(action.field),
        tags: names.list([...(action.add ?? []), ...(action.remove ?? []).map((tag) => `−${tag}`)].map((tag) => tag)),
      })
    case 'notify': {
      const who = names.list([
        ...(action.people ?? []).map((source) => saySources([source], names)),
        ...(action.robot === undefined ? [] : [action.robot]),
      ])
      return t('actions.saidNotify', { who, title: textIn(action.title, names.language) })
    }
    case 'webhook':
      return t('actions.saidWebhook', { name: action.webhook })
    case 'startApproval':
      return t('actions.saidStart', { approval: names.approval(action.approval) })
    case 'withdrawApproval':
      return t('actions.saidWithdraw', { approval: names.approval(action.approval) })
    case 'postToKpi':
      return t('actions.saidPost', { kpi: names.kpi(action.kpi) })
    default:
      return action satisfies never
  }
}
