/** The rule of the bench, for each engine in its own language: what a seller earns with one deal. */
/**
 * Rates by how far the year's bookings, this deal included, are beyond the quota; more for new customers, a share for
 * who sold together, at most the cap; nothing for what is not won.
 */
export const formula = `
IF(AND(stage = "won", amount > 0),
  MIN(
    ROUND(
      amount
        * IFS(
            booked + amount >= quota * 150%, 12%,
            booked + amount >= quota * 120%, 9.5%,
            booked + amount >= quota, 7%,
            booked + amount >= quota * 80%, 5%,
            TRUE, 3.25%)
        * IF(segment in ["new", "strategic"], 115%, 100%)
        * COALESCE(share, 100%),
      2),
    COALESCE(cap, 25000)),
  0)`

const booked = { '+': [{ var: 'booked' }, { var: 'amount' }] }
const quotaTimes = (factor: number) => ({ '*': [{ var: 'quota' }, factor] })

/** In JSON Logic; `round` to cents is added to the engines, as their users do. */
export const jsonLogicRule = {
  if: [
    { and: [{ '===': [{ var: 'stage' }, 'won'] }, { '>': [{ var: 'amount' }, 0] }] },
    {
      min: [
        {
          round: [
            {
              '*': [
                { var: 'amount' },
                {
                  if: [
                    { '>=': [booked, quotaTimes(1.5)] },
                    0.12,
                    { '>=': [booked, quotaTimes(1.2)] },
                    0.095,
                    { '>=': [booked, { var: 'quota' }] },
                    0.07,
                    { '>=': [booked, quotaTimes(0.8)] },
                    0.05,
                    0.0325,
                  ],
                },
                { if: [{ in: [{ var: 'segment' }, ['new', 'strategic']] }, 1.15, 1] },
                { if: [{ '===': [{ var: 'share' }, null] }, 1, { var: 'share' }] },
              ],
            },
          ],
        },
        { if: [{ '===': [{ var: 'cap' }, null] }, 25000, { var: 'cap' }] },
      ],
    },
    0,
  ],
}

/** In the expression language of ZEN. */
export const zenRule = `stage == 'won' and (amount ?? 0) > 0 ? min([
  round(amount
    * (booked + amount >= quota * 1.5 ? 0.12
      : booked + amount >= quota * 1.2 ? 0.095
      : booked + amount >= quota ? 0.07
      : booked + amount >= quota * 0.8 ? 0.05 : 0.0325)
    * (segment in ['new', 'strategic'] ? 1.15 : 1)
    * (share ?? 1), 2),
  cap ?? 25000]) : 0`
