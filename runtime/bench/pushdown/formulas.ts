/** What `bench pushdown` adds to the example: a tiered formula and what is made of it, and the same written in SQL by hand. */

/** What a deal may bring its owner: by stage, by tiers of its value, more when it is closed soon. */
export const expectedCommission = `
ROUND(
  close_value
    * SWITCH(stage, "won", 100%, "engaging", 40%, "prospecting", 10%, 0%)
    * IFS(
        close_value >= 20000, 9.5%,
        close_value >= 10000, 7%,
        close_value >= 2500, 5%,
        TRUE, 3.25%)
    * IF(close_date - engage_date <= 45, 110%, 100%),
  2)`

/** In cents, for a row \`o\` of native.opportunity. */
export const expectedCommissionSql = `
  coalesce(round(o.close_value
    * case o.stage when 'won' then 1 when 'engaging' then 0.4 when 'prospecting' then 0.1 else 0 end
    * case when o.close_value >= 2000000 then 0.095
           when o.close_value >= 1000000 then 0.07
           when o.close_value >= 250000 then 0.05
           else 0.0325 end
    * case when o.close_date - o.engage_date <= 45 then 1.1 else 1 end), 0)`

const fieldsOf: Readonly<Record<string, readonly object[]>> = {
  opportunity: [
    formulaField('expected_commission', 'currency', expectedCommission),
    formulaField('days_between', 'number', 'close_date - engage_date'),
    formulaField('heading', 'text', 'CONCAT(code, " · ", TEXT(close_value, "#,##0.00"))'),
  ],
  account: [
    formulaField('open_commission', 'currency', 'SUM(opportunities.expected_commission, stage <> "lost")'),
    {
      name: 'won_total',
      label: { en: 'Won', 'zh-CN': '赢单金额' },
      type: 'rollup',
      children: 'opportunities',
      aggregate: 'sum',
      field: 'close_value',
      where: 'stage = "won"',
    },
  ],
}

/** The documents of a bundle with the fields of this bench. */
export function withFormulas(documents: readonly object[]): object[] {
  return documents.map((document) => {
    const { kind, name, fields } = document as { kind?: string; name?: string; fields?: readonly object[] }
    const added = kind === 'object' && name !== undefined ? fieldsOf[name] : undefined
    return added === undefined ? document : { ...document, fields: [...(fields ?? []), ...added] }
  })
}

function formulaField(name: string, returns: 'currency' | 'number' | 'text', expression: string): object {
  const digits = returns === 'currency' ? { currency: 'USD' } : returns === 'number' ? { scale: 0 } : {}
  return { name, label: { en: name, 'zh-CN': name }, type: 'formula', returns, expression, ...digits }
}
