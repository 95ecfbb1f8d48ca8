import type { ProposedOption } from './proposal.ts'

const won = /\b(won|closed won|success|successful|signed|done|completed?)\b|赢|成交|成功|签约|已签|完成/i
const lost = /\b(lost|closed lost|failed|cancell?ed|rejected|dead|abandoned)\b|输|丢单|失败|取消|流失|放弃|关闭/i
const colors = ['gray', 'cyan', 'blue', 'geekblue', 'purple', 'gold'] as const

/** Whether values look like a path with an end. */
export function isPath(options: readonly ProposedOption[]): boolean {
  return options.some(({ label }) => outcomeOf(label) !== 'open')
}

/**
 * The options of a path with how each ends: those on the way first, then won, then lost. `progress` says how far a stage
 * is; without it they stay as they came.
 */
export function stageOptions(
  options: readonly ProposedOption[],
  progress: (label: string) => number = () => 0,
): ProposedOption[] {
  const all = options.map((option) => ({ ...option, outcome: outcomeOf(option.label) }))
  const order = { open: 0, won: 1, lost: 2 }
  return all
    .sort((a, b) => order[a.outcome] - order[b.outcome] || progress(a.label) - progress(b.label))
    .map((option, index) => ({
      ...option,
      color:
        option.outcome === 'open'
          ? (colors[index % colors.length] ?? 'blue')
          : option.outcome === 'won'
            ? 'green'
            : 'red',
    }))
}

function outcomeOf(label: string): 'open' | 'won' | 'lost' {
  return lost.test(label) ? 'lost' : won.test(label) ? 'won' : 'open'
}
