/** The paths that deals take. */
import type { Answers } from './answers.ts'
import { type Words, words } from './words.ts'

type Stage = {
  value: string
  label: Words
  color: 'gray' | 'cyan' | 'blue' | 'geekblue' | 'green' | 'red'
  outcome: 'open' | 'won' | 'lost'
}
const open = (value: string, en: string, chinese: string, color: Stage['color']): Stage => ({
  value,
  label: words(en, chinese),
  color,
  outcome: 'open',
})
const ends: Stage[] = [
  { value: 'won', label: words('Won', '赢单'), color: 'green', outcome: 'won' },
  { value: 'lost', label: words('Lost', '输单'), color: 'red', outcome: 'lost' },
]

export const stagesOf: Readonly<Record<Answers['deals'], readonly Stage[]>> = {
  short: [open('new', 'New', '新建', 'gray'), open('quoted', 'Quoted', '已报价', 'blue'), ...ends],
  long: [
    open('qualifying', 'Qualifying', '需求确认', 'gray'),
    open('meeting', 'Meeting', '方案沟通', 'cyan'),
    open('proposal', 'Proposal', '提交方案', 'blue'),
    open('negotiation', 'Negotiation', '商务谈判', 'geekblue'),
    ...ends,
  ],
  tender: [
    open('announced', 'Announced', '招标公告', 'gray'),
    open('preparing', 'Preparing the bid', '标书编制', 'cyan'),
    open('submitted', 'Bid submitted', '已投标', 'blue'),
    open('shortlisted', 'Shortlisted', '入围', 'geekblue'),
    ...ends,
  ],
}
