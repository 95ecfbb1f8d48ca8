/** Five hundred objects beside those of the example, each with twenty fields, a layout, a view and a rule. */
const FIELDS = 16
const types = ['text', 'number', 'date', 'boolean', 'currency', 'percent', 'email', 'phone'] as const
const text = (en: string, chinese: string) => ({ en, 'zh-CN': chinese })

export function manyObjects(count: number): object[] {
  return Array.from({ length: count }, (_, n) => documentsOf(n)).flat()
}

function documentsOf(n: number): object[] {
  const object = `thing_${n}`
  const label = text(`Thing ${n}`, `事物 ${n}`)
  const plain = Array.from({ length: FIELDS }, (_, index) => ({
    name: `f_${index}`,
    label: text(`Field ${index}`, `字段 ${index}`),
    type: types[index % types.length],
  }))
  const above = {
    name: 'above',
    label: text('Above', '上级'),
    type: 'lookup',
    target: `thing_${Math.floor(n / 4)}`,
    children: { name: `below_${n}`, label },
  }
  const fields = [
    { name: 'name', label: text('Name', '名称'), type: 'text', required: true },
    ...plain,
    ...(n > 0 ? [above] : []),
    { name: 'twice', label: text('Twice', '双倍'), type: 'formula', returns: 'number', expression: 'f_1 * 2 + f_9' },
    {
      name: 'late',
      label: text('Late', '逾期'),
      type: 'formula',
      returns: 'boolean',
      expression: 'AND(f_2 < TODAY(), NOT(f_3))',
    },
  ]
  return [
    {
      kind: 'object',
      name: object,
      label,
      pluralLabel: label,
      fields,
      validations: [{ name: 'positive', must: 'f_1 >= 0', message: text('Not below zero.', '不能小于零。') }],
    },
    {
      kind: 'layout',
      object,
      name: 'default',
      label,
      sections: [
        {
          name: 'main',
          label: text('Details', '详细信息'),
          fields: fields.map(({ name }) => ({ field: name })),
        },
      ],
    },
    {
      kind: 'view',
      object,
      name: 'all',
      label,
      columns: fields.slice(0, 6).map(({ name }) => ({ field: name })),
      filter: 'f_1 > 0',
      sort: [{ field: 'name' }],
    },
  ]
}
