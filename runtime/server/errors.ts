/** Every error answer of the server: code (public API), HTTP status, message in both languages. */
import type { Text } from '@attain/engine/metadata'

interface ErrorKind {
  readonly status: number
  /** `{name}` is replaced by the parameter of that name. */
  readonly message: Required<Text>
}

export const errorKinds = {
  invalid_request: {
    status: 400,
    message: { en: 'The request is not as expected: {problem}', 'zh-CN': '请求不符合要求：{problem}' },
  },
  bad_cursor: {
    status: 400,
    message: {
      en: 'The place to go on from ("after") belongs to another list. Start again without it.',
      'zh-CN': '续读位置（after）不属于此列表，请从头开始。',
    },
  },
  unknown_field: {
    status: 400,
    message: { en: '{object} has no field "{field}".{hint}', 'zh-CN': '{object} 没有字段“{field}”。{hint}' },
  },
  not_sortable: {
    status: 400,
    message: { en: 'Lists cannot be sorted by "{field}".', 'zh-CN': '不能按“{field}”排序。' },
  },
  bad_filter: {
    status: 400,
    message: { en: 'The filter cannot be used: {problem}', 'zh-CN': '筛选条件不可用：{problem}' },
  },
  bad_measure: {
    status: 400,
    message: { en: '"{fn}" cannot be calculated over "{field}".', 'zh-CN': '无法对“{field}”计算“{fn}”。' },
  },
  unauthenticated: {
    status: 401,
    message: { en: 'Sign in first.', 'zh-CN': '请先登录。' },
  },
  wrong_credentials: {
    status: 401,
    message: { en: 'The name or the password is not right.', 'zh-CN': '用户名或密码不正确。' },
  },
  forbidden: {
    status: 403,
    message: { en: 'Your roles do not allow this: {action}.', 'zh-CN': '您的角色不允许此操作：{action}。' },
  },
  cross_site: {
    status: 403,
    message: {
      en: 'The request comes from another site and was refused.',
      'zh-CN': '请求来自其他网站，已拒绝。',
    },
  },
  account_inactive: {
    status: 403,
    message: {
      en: 'Your account is not active in any workspace. Ask an administrator to activate it.',
      'zh-CN': '您的账号在任何工作区中都未启用，请联系管理员启用。',
    },
  },
  no_workspace: {
    status: 403,
    message: {
      en: 'This session or API key gives no access to the workspace "{workspace}". A key is for the workspace that it was made in.',
      'zh-CN': '当前登录或 API 密钥无权访问工作区“{workspace}”。密钥只能用于创建它的工作区。',
    },
  },
  session_required: {
    status: 403,
    message: {
      en: 'An API key cannot manage API keys. Sign in to do this.',
      'zh-CN': 'API 密钥不能用于管理 API 密钥，请登录后操作。',
    },
  },
  not_found: {
    status: 404,
    message: {
      en: 'There is no such {what}, or you may not see it.',
      'zh-CN': '找不到{what}，或者您无权查看。',
    },
  },
  not_unique: {
    status: 409,
    message: {
      en: 'Another record has the same value in "{field}".',
      'zh-CN': '“{field}”的值已被其他记录使用。',
    },
  },
  referenced: {
    status: 409,
    message: {
      en: '{count} records of {object} point to it. Delete or change them first.',
      'zh-CN': '有 {count} 条{object}记录引用了它，请先删除或修改。',
    },
  },
  has_account: {
    status: 409,
    message: {
      en: 'This person can sign in. Lock the account first.',
      'zh-CN': '此人员可以登录，请先停用其账号。',
    },
  },
  conflict: {
    status: 409,
    message: { en: 'Somebody else was faster: {problem}', 'zh-CN': '他人已抢先操作：{problem}' },
  },
  too_many_keys: {
    status: 409,
    message: {
      en: 'You have {limit} API keys already, which is the most. Delete one that is not used any more.',
      'zh-CN': '您已有 {limit} 个 API 密钥，已达上限。请删除不再使用的密钥。',
    },
  },
  last_administrator: {
    status: 409,
    message: {
      en: 'This would leave the workspace without an active administrator. Make somebody else an administrator first.',
      'zh-CN': '这会使工作区没有启用的管理员，请先指定另一位管理员。',
    },
  },
  own_administration: {
    status: 409,
    message: {
      en: 'You cannot take your own administrator rights away. Another administrator can.',
      'zh-CN': '您不能取消自己的管理员权限，请由另一位管理员操作。',
    },
  },
  shared_account: {
    status: 409,
    message: {
      en: 'This account also belongs to another workspace. Only its owner can change its username, email and password.',
      'zh-CN': '此账号还属于其他工作区，只有账号本人可以更改其用户名、邮箱和密码。',
    },
  },
  canary_running: {
    status: 409,
    message: {
      en: 'Some people are trying revision {revision}. Make it live for everybody or end the trial first.',
      'zh-CN': '部分人员正在试用版本 {revision}。请先将其全面上线或结束试用。',
    },
  },
  no_canary: {
    status: 409,
    message: {
      en: 'This cannot be tried by some people only: {why} Publish it to everybody.',
      'zh-CN': '无法仅供部分人员试用：{why}请直接向所有人发布。',
    },
  },
  commission_refused: { status: 409, message: { en: '{problem}', 'zh-CN': '{problem}' } },
  score_refused: { status: 409, message: { en: '{problem}', 'zh-CN': '{problem}' } },
  approval_refused: {
    status: 409,
    message: { en: '{problem}', 'zh-CN': '{problem}' },
  },
  approval_in_use: {
    status: 409,
    message: {
      en: 'The approval "{approval}" cannot be removed: {count} are still running. Let them end, or stop them first.',
      'zh-CN': '无法移除审批“{approval}”：还有 {count} 个正在进行。请等待其结束，或先终止它们。',
    },
  },
  record_locked: {
    status: 409,
    message: {
      en: 'The record cannot be changed: {why}',
      'zh-CN': '记录不能修改：{why}',
    },
  },
  draft_moved: {
    status: 409,
    message: {
      en: 'Somebody else has saved in this draft since you read it. Take over their changes and save again.',
      'zh-CN': '您读取之后，他人已在此草稿中保存了修改。请合并其修改后重新保存。',
    },
  },
  draft_unfinished: {
    status: 409,
    message: {
      en: 'What was typed in these documents is not finished: {documents}. Finish it, or undo it, before publishing.',
      'zh-CN': '以下文档中输入的内容尚未完成：{documents}。请先完成或撤销，再发布。',
    },
  },
  stale_version: {
    status: 412,
    message: {
      en: 'The record has been changed since you read it. Read it again and repeat your change.',
      'zh-CN': '您读取之后记录已被修改。请重新读取后再改。',
    },
  },
  too_large: {
    status: 413,
    message: { en: 'The request is larger than {limit}.', 'zh-CN': '请求超过 {limit}。' },
  },
  unsupported_media_type: {
    status: 415,
    message: {
      en: 'Send JSON (content-type: application/json).',
      'zh-CN': '请发送 JSON（content-type: application/json）。',
    },
  },
  invalid_record: {
    status: 422,
    message: {
      en: 'The record cannot be saved: {summary}',
      'zh-CN': '记录无法保存：{summary}',
    },
  },
  invalid_bundle: {
    status: 422,
    message: {
      en: 'The metadata has {count} problems; nothing was published.',
      'zh-CN': '元数据有 {count} 个问题，未发布任何内容。',
    },
  },
  does_not_fit: {
    status: 409,
    message: {
      en: 'Records that are there do not fit the change of {place}: {why} Correct them first, or add another field. Nothing was published.',
      'zh-CN': '现有记录不符合对{place}的更改：{why}请先修正这些记录，或新增字段。未发布任何内容。',
    },
  },
  action_failed: {
    status: 422,
    message: {
      en: 'Action {number} ({action}) failed: {why}',
      'zh-CN': '第 {number} 个操作（{action}）失败：{why}',
    },
  },
  rule_loop: {
    status: 422,
    message: {
      en: 'The rule "{rule}" came to itself again on the same record and would change it once more, so it was stopped: {rules}. Give one of them a condition that is false afterwards.',
      'zh-CN':
        '规则“{rule}”在同一条记录上再次触发自身且会继续修改，已停止：{rules}。请为其中一条规则设置执行后不再成立的条件。',
    },
  },
  rule_chain_too_long: {
    status: 422,
    message: {
      en: 'More than {limit} rules began one another, so the last one was stopped: {rules}.',
      'zh-CN': '规则相互触发超过 {limit} 次，已停止最后一条：{rules}。',
    },
  },
  nobody_found: {
    status: 422,
    message: {
      en: 'There is nobody to give it to: none of the people that are named is active.',
      'zh-CN': '没有可分配的人员：指定的人员均不在职或已停用。',
    },
  },
  no_territory: {
    status: 422,
    message: {
      en: 'Nobody active has the {object} "{value}".',
      'zh-CN': '没有在职人员负责{object}“{value}”。',
    },
  },
  several_territories: {
    status: 422,
    message: {
      en: 'Several people have the {object} "{value}": {people}. Give it to one of them.',
      'zh-CN': '{object}“{value}”由多人负责：{people}。请只指定一人。',
    },
  },
  too_many_related: {
    status: 422,
    message: {
      en: 'More than {limit} {objects} belong to it. Narrow down which of them are changed.',
      'zh-CN': '相关的{objects}超过 {limit} 条，请缩小要修改的范围。',
    },
  },
  key_reused: {
    status: 422,
    message: {
      en: 'This Idempotency-Key was used for another request.',
      'zh-CN': '此 Idempotency-Key 已用于另一请求。',
    },
  },
  too_many_requests: {
    status: 429,
    message: {
      en: 'Too many requests. Try again in {seconds} seconds.',
      'zh-CN': '请求过多，请在 {seconds} 秒后重试。',
    },
  },
  too_many_streams: {
    status: 429,
    message: {
      en: 'You have {limit} windows open that are told of news at once, which is the most. Close one of them.',
      'zh-CN': '您已打开 {limit} 个实时接收通知的窗口，已达上限。请关闭其中一个。',
    },
  },
  internal: {
    status: 500,
    message: {
      en: 'Something went wrong on our side. Tell your administrator this number: {requestId}',
      'zh-CN': '服务器出错了。请把此编号告诉管理员：{requestId}',
    },
  },
  unavailable: {
    status: 503,
    message: {
      en: 'The server is starting or busy. Try again shortly.',
      'zh-CN': '服务器正在启动或繁忙，请稍后重试。',
    },
  },
} satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorKinds

/** An error that the caller is meant to see. Everything else that is thrown becomes `internal` and is logged. */
export class AttainError extends Error {
  readonly code: ErrorCode
  /** Fill the message; a Text is taken in the reader's language. */
  readonly parameters: Readonly<Record<string, string | number | Text>>
  readonly details: unknown

  constructor(
    code: ErrorCode,
    parameters: Readonly<Record<string, string | number | Text>> = {},
    details?: unknown,
    options?: ErrorOptions,
  ) {
    super(fill(errorKinds[code].message.en, parameters, 'en'), options)
    this.name = 'AttainError'
    this.code = code
    this.parameters = parameters
    this.details = details
  }

  get status(): number {
    return errorKinds[this.code].status
  }

  /** Problems of fields carry their message in both languages until somebody reads them. */
  detailsIn(language: 'en' | 'zh-CN'): unknown {
    if (this.code !== 'invalid_record' && this.code !== 'not_unique') return this.details
    return translateProblems(this.details, language)
  }

  messageIn(language: 'en' | 'zh-CN'): string {
    return fill(errorKinds[this.code].message[language], this.parameters, language)
  }
}

function translateProblems(details: unknown, language: 'en' | 'zh-CN'): unknown {
  if (Array.isArray(details)) return details.map((entry) => translateProblems(entry, language))
  if (typeof details !== 'object' || details === null) return details
  // of one record among many
  if ('details' in details) return { ...details, details: translateProblems(details.details, language) }
  const { message } = details as { message?: string | Text }
  return typeof message === 'object' ? { ...details, message: message[language] ?? message.en } : details
}

function fill(
  template: string,
  parameters: Readonly<Record<string, string | number | Text>>,
  language: 'en' | 'zh-CN',
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (value === undefined) return ''
    return typeof value === 'object' ? (value[language] ?? value.en) : String(value)
  })
}
