/** From a KPI that an administrator thinks of to a month that is over: defined, published, measured, appraised, closed. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from '../harness/accessibility.ts'
import { choose, settle } from '../harness/hands.ts'
import type { Visit } from '../harness/served-example.ts'
import { useExample } from '../harness/use-example.ts'

const example = useExample()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

test('a KPI begins from a preset, says who sees it, is published, and a representative has it', async () => {
  const { page } = await example.visit('admin')
  await page.goto('/designer/w/main')
  await button(page, 'New KPI').click()
  await page.locator('#new-label').fill('Largest deal')
  await page.keyboard.press('Enter')
  await page.getByText('Nobody but administrators sees it yet.').waitFor()

  await button(page, /Begin with/).click()
  await page.getByRole('menuitem', { name: 'Sales: value of Opportunities won' }).click()
  await choose(page, 'Calculation', 'Largest')
  await page.getByText(/^Largest “Value” of Opportunities/).waitFor()
  await page.getByText('By person').click()
  await page.getByRole('rowheader', { name: 'Oliver Hart', exact: true }).waitFor()
  await page.getByText(/^\d+ records count$/).waitFor()
  await choose(page, 'Sees: Sales representative', 'Their own')
  await page.getByText('Nobody but administrators sees it yet.').waitFor({ state: 'detached' })

  await page.getByRole('link', { name: 'Publish 2 changes' }).or(button(page, 'Publish 2 changes')).first().click()
  await page.getByText('KPIs › Largest deal').waitFor()
  await page.getByText('Whose figures: Own figures').waitFor()
  await button(page, 'Publish 2 changes').last().click()
  await page.getByText(/Revision \d+ is live/).waitFor()

  const oliver = await example.visit('oliver', { device: 'phone' })
  await oliver.go('my-performance?span=year')
  await oliver.page.getByRole('button', { name: /^Largest deal/ }).waitFor()
})

test('a month is appraised: opened, reviewed, calibrated, published, appealed against, closed', async () => {
  const [admin, oliver, marta, helena] = await Promise.all([
    example.visit('admin'),
    example.visit('oliver', { device: 'phone' }),
    example.visit('marta'),
    example.visit('helena', { device: 'phone' }),
  ])
  const { page } = admin
  await admin.go('scorecards')
  await button(page, /Open an appraisal/)
    .first()
    .click()
  await dialog(page).getByText('Monthly appraisal').waitFor()
  await choose(page, 'Period', 'October 2026')
  await dialog(page).getByText('people take part').waitFor()
  await dialog(page).getByRole('button', { name: 'Open', exact: true }).click()
  // who cannot sign in cannot review: said before and after it is opened
  await page.getByText(/^7 people: /).waitFor()
  await button(page, 'Start reviews').click()
  await dialog(page).getByRole('button', { name: 'Start reviews' }).click()
  await page.getByText('9 still open').waitFor()
  await settle(page)
  expect(await findBarriers(page)).toEqual([])

  await oliver.go('inbox')
  await oliver.page.getByRole('link', { name: 'Your self review' }).click()
  await button(oliver.page, 'Send the review').click()
  await oliver.page.getByText('Give points here.').waitFor()
  await review(oliver, '92')
  await oliver.page.getByRole('list').getByText('Teamwork 92').waitFor()
  await settle(oliver.page)
  expect(await findBarriers(oliver.page)).toEqual([])
  // what others will give stays hidden, and the page fits the phone
  expect(await oliver.page.getByText('Manager', { exact: true }).count()).toBe(0)
  expect(await oliver.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await reviewTheOthers(await example.visit('siyuan'))
  await reviewTheOthers(admin)
  await marta.go('inbox')
  await marta.page.getByRole('link', { name: 'Oliver Hart' }).click()
  await button(marta.page, 'Conduct').click()
  await marta.page.getByLabel('Points: Conduct').fill('2')
  await marta.page.getByLabel('Reason: Conduct').fill('Helped a new colleague')
  await review(marta, '85')
  // whoever has many goes from one to the next
  await marta.page.getByRole('link', { name: /^Next: .* 2 wait for you$/ }).waitFor()
  for (const visit of [marta, await example.visit('xiaomei'), admin, helena]) await reviewTheOthers(visit)
  await helena.go('scorecards')
  await helena.page.getByRole('link', { name: 'Oliver Hart' }).click()
  await review(helena, '84')

  await button(page, 'End reviews, calibrate').click()
  await choose(page, 'Grade of Oliver Hart', 'C')
  await button(page, 'Save with a reason').click()
  await dialog(page).getByLabel('Reason').fill('A renewal closed two days into November')
  await dialog(page).getByRole('button', { name: 'Save with a reason' }).click()
  await page.getByText('The grades were saved').waitFor()
  await button(page, 'Publish').click()
  await dialog(page).getByRole('button', { name: 'Publish' }).click()
  await page.getByText('It can be closed after').waitFor()

  // 23.7 × 60 % + 110 × 20 % + 85.4 × 20 % + 2
  await oliver.go('my-performance')
  await oliver.page.getByRole('link', { name: /Monthly appraisal.*55\.3/ }).click()
  await oliver.page.getByText('Administrator and the board agreed on C.').waitFor()
  await button(oliver.page, 'Appeal').click()
  await dialog(oliver.page).getByLabel('Why').fill('The renewal was signed in October.')
  await dialog(oliver.page).getByRole('button', { name: 'Send the appeal' }).click()
  await oliver.page.getByText('Being looked at').waitFor()

  await page.getByRole('link', { name: 'Progress' }).click()
  await page.reload()
  await button(page, /^1 open appeal$/).click()
  await page.getByRole('link', { name: 'Oliver Hart' }).click()
  await button(page, 'Decide').click()
  await dialog(page).getByLabel('Points: Conduct').fill('3')
  await dialog(page).getByLabel('Answer').fill('Three points for the renewal.')
  await dialog(page).getByRole('button', { name: 'Accept' }).click()
  await page.getByRole('columnheader', { name: /Version 2/ }).waitFor()
  await oliver.page.reload()
  await oliver.page.getByText('Three points for the renewal.').first().waitFor()
  await oliver.page.getByText('58.3', { exact: true }).first().waitFor()

  // the days of appeals pass
  await sql`update score_cycles set appeal_until = appeal_until - 30 where scorecard = 'monthly'`.execute(
    example.database(),
  )
  await page.getByRole('link', { name: 'Monthly appraisal · October 2026' }).click()
  await page.reload()
  await button(page, 'Close the cycle').click()
  await dialog(page).getByRole('button', { name: 'Close the cycle' }).click()
  await page.getByText('The cycle is closed').waitFor()
  await dialog(page).waitFor({ state: 'detached' })
  await button(page, 'Close the cycle').waitFor({ state: 'detached' })
})

/** Gives points on the card that is open. */
async function review({ page }: Visit, points: string): Promise<void> {
  await page.getByRole('spinbutton', { name: 'Teamwork' }).fill(points)
  await button(page, 'Send the review').click()
  await page.getByText('Your review was sent').waitFor()
}

/** What else waits for the visitor, without the clicks: the same for each. */
async function reviewTheOthers({ page }: Visit): Promise<void> {
  const answer = await page.request.get('/api/performance/reviews')
  const { items } = (await answer.json()) as { items: { id: string; card: string; person: { name: string } }[] }
  for (const { id, card } of items.filter(({ person }) => person.name !== 'Oliver Hart')) {
    const data = { review: id, points: { teamwork: '80' }, done: true }
    const sent = await page.request.post(`/api/performance/cards/${card}/review`, { data })
    expect(sent.status(), await sent.text()).toBe(204)
  }
}
