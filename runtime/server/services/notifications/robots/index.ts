/** Posts to groups of DingTalk, WeCom and Feishu. */
import type { Gate } from '../outgoing/gate.ts'
import { postJson } from '../outgoing/post.ts'
import { Refusal } from '../outgoing/refusal.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { Robot, RobotTarget, RobotText } from './robot.ts'
import { wecom } from './wecom.ts'

export type { RobotTarget, RobotText } from './robot.ts'

export const robots = { dingtalk, wecom, feishu } satisfies Record<string, Robot>
export type RobotKind = keyof typeof robots

/** Throws a Refusal when the chat does not take it. Chats know no keys: a message may be posted twice after a crash. */
export async function postMessage(
  kind: RobotKind,
  target: RobotTarget,
  message: RobotText,
  at: Date,
  gate: Gate,
  signal?: AbortSignal,
): Promise<void> {
  const robot = robots[kind]
  const { url, body } = robot.request(target, message, at)
  const answer = await postJson(url, JSON.stringify(body), gate, signal ? { signal } : {})
  const problem = answer.status === 200 ? robot.problem(parse(answer.body)) : String(answer.status)
  if (problem === null) return
  throw new Refusal({
    en: `The chat did not take it: ${problem.slice(0, 300)}`,
    'zh-CN': `群机器人没有接受：${problem.slice(0, 300)}`,
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
