/**
 * Writes the demo data beside this file: made-up companies, people and deals around one day. Always the same output:
 * `node metadata-examples/hardware-sales/data/generate.ts`, then commit what changed. Another folder may be named.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const target = process.argv[2] ?? import.meta.dirname
const today = Date.UTC(2026, 10, 22)
const day = 86_400_000

/** Numbers that look random and are the same every time (a linear congruential generator). */
let state = 20_261_122
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!

const offices: Record<string, { manager: string; agents: readonly string[] }> = {
  Central: { manager: 'Marta Kowalczyk', agents: ['Oliver Hart', 'Priya Raman', '陈思远'] },
  East: { manager: 'Daniel Okafor', agents: ['Sofia Lindqvist', 'Tomás Herrera', 'Emily Novak'] },
  West: { manager: '林晓梅', agents: ['Jonas Weber', 'Aisha Rahman', '王建国'] },
}

/** name, title, office, email, manager */
const staff = [
  ['Helena Brandt', 'Sales director', '', 'helena.brandt@hardware.example', ''],
  ['Grace Whitfield', 'Finance controller', '', 'grace.whitfield@hardware.example', ''],
  ['Henrik Solberg', 'Head of sales operations', 'Central', 'henrik.solberg@hardware.example', 'Helena Brandt'],
  ['Iris Lang', 'Product manager', '', 'iris.lang@hardware.example', ''],
  ...Object.entries(offices).map(([office, { manager }]) => [manager, 'Sales manager', office, '', 'Helena Brandt']),
]

const products: readonly (readonly [name: string, series: string, price: number, weight: number])[] = [
  ['Vega 100', 'Vega', 640, 6],
  ['Vega 200', 'Vega', 1_180, 6],
  ['Vega Pro', 'Vega', 4_950, 4],
  ['Orion Basic', 'Orion', 2_200, 5],
  ['Orion Plus', 'Orion', 3_750, 4],
  ['Orion Max', 'Orion', 8_900, 2],
  ['Atlas 500', 'Atlas', 26_500, 1],
  ['Dock Mini', 'Accessories', 75, 5],
]

/** name, sector, founded, revenue in millions, employees, location, parent */
const accounts: readonly (readonly [string, string, number, number, number, string, string?])[] = [
  ['Northwind Clinics', 'medical', 1994, 812.4, 2_150, 'United States'],
  ['Harbor Health', 'medical', 2003, 240.9, 780, 'United States', 'Northwind Clinics'],
  ['Alpine Diagnostics', 'medical', 1988, 455.2, 1_310, 'Switzerland', 'Northwind Clinics'],
  ['Cobalt Systems', 'technology', 2001, 1_930.75, 4_420, 'United States'],
  ['Cobalt Robotics', 'technology', 2014, 98.6, 260, 'United States', 'Cobalt Systems'],
  ['Cobalt Labs Berlin', 'technology', 2017, 41.3, 120, 'Germany', 'Cobalt Systems'],
  ['Brightleaf Retail', 'retail', 1976, 3_870, 12_800, 'United States'],
  ['Brightleaf Outlet', 'retail', 1999, 410.1, 1_900, 'United States', 'Brightleaf Retail'],
  ['Corner & Co', 'retail', 2008, 66.5, 340, 'Ireland'],
  ['Maison Delorme', 'retail', 1962, 720.8, 2_700, 'France'],
  ['Fennel Software', 'software', 2011, 187.2, 640, 'Canada'],
  ['Papertrail', 'software', 2016, 54.7, 210, 'United States', 'Fennel Software'],
  ['Quiet Compiler', 'software', 2019, 12.9, 58, 'Estonia'],
  ['Redwood Analytics', 'software', 2007, 301.4, 980, 'United States'],
  ['Lantern Studios', 'entertainment', 1998, 1_120.5, 2_300, 'United States'],
  ['Lantern Games', 'entertainment', 2012, 260.3, 540, 'Japan', 'Lantern Studios'],
  ['Bluebird Festivals', 'entertainment', 2009, 88.4, 170, 'Spain'],
  ['Tidewater Media', 'marketing', 1991, 505.6, 1_450, 'United States'],
  ['Sparrow & Finch', 'marketing', 2013, 37.8, 150, 'United Kingdom', 'Tidewater Media'],
  ['Loop Campaigns', 'marketing', 2018, 19.4, 72, 'Netherlands'],
  ['Meridian Telecom', 'telecommunications', 1985, 6_210.9, 18_400, 'Brazil'],
  ['Meridian Fiber', 'telecommunications', 2010, 740.2, 1_980, 'Brazil', 'Meridian Telecom'],
  ['Skyline Networks', 'telecommunications', 1997, 2_045.3, 5_600, 'United States'],
  ['First Granite Bank', 'finance', 1954, 4_380, 9_700, 'United States'],
  ['Granite Leasing', 'finance', 1989, 310.7, 620, 'United States', 'First Granite Bank'],
  ['Keel Insurance', 'finance', 1971, 1_760.4, 3_850, 'Norway'],
  ['Osprey Capital', 'finance', 2005, 214.9, 190, 'Singapore'],
  ['Workbridge', 'employment', 2002, 432.1, 1_120, 'United States'],
  ['Talentfold', 'employment', 2015, 61.2, 230, 'India', 'Workbridge'],
  ['Evergreen Services', 'services', 1980, 980.6, 6_400, 'United States'],
  ['Cleanway Facilities', 'services', 1996, 145.3, 2_100, 'Mexico', 'Evergreen Services'],
  ['Atelier Nord', 'services', 2006, 33.7, 95, 'Denmark'],
  ['华信科技', 'technology', 2000, 2_350.8, 7_300, 'China'],
  ['华信云计算', 'technology', 2015, 386.4, 1_250, 'China', '华信科技'],
  ['明德医疗集团', 'medical', 1993, 1_405.2, 5_100, 'China'],
  ['明德康复中心', 'medical', 2012, 96.7, 420, 'China', '明德医疗集团'],
  ['远航物流', 'services', 1998, 870.5, 4_800, 'China'],
  ['新城百货', 'retail', 1987, 1_640.9, 8_200, 'China'],
  ['青松软件', 'software', 2013, 128.3, 560, 'China'],
  ['云岭传媒', 'marketing', 2010, 74.1, 310, 'China'],
]

function csv(file: string, header: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): void {
  const lines = [header, ...rows].map((row) => header.map((_, i) => quoted(String(row[i] ?? ''))).join(','))
  writeFileSync(join(target, file), `${lines.join('\n')}\n`)
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `dd-MM-yy`, as the CRM writes dates. */
function written(time: number | undefined): string {
  if (time === undefined) return ''
  const [year, month, date] = new Date(time).toISOString().slice(2, 10).split('-')
  return `${date}-${month}-${year}`
}

function quarter(time: number | undefined): string {
  if (time === undefined) return ''
  const date = new Date(time)
  return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
}

const weightedProducts = products.flatMap((product) => Array.from({ length: product[3] }, () => product))
const agents = Object.values(offices).flatMap((office) => office.agents)

function makeDeal(number: number): (string | number)[] {
  const agent = pick(agents)
  const [product, , price] = pick(weightedProducts)
  const start = Date.UTC(2026, 0, 5) + random(316) * day
  const expected = start + (25 + random(100)) * day
  const isOver = expected < today
  const chance = random(100)
  const stage = isOver ? (chance < 58 ? 'Won' : chance < 94 ? 'Lost' : 'Engaging') : chance < 60 ? 'Engaging' : 'Prospecting'
  const amount = Math.round((price * (1 + random(12)) * (88 + random(16))) / 100)
  const engaged = stage === 'Prospecting' ? undefined : start
  const closes = stage === 'Prospecting' ? undefined : expected
  const value = stage === 'Lost' ? 0 : stage === 'Prospecting' && chance % 2 === 0 ? '' : amount
  const account = stage === 'Prospecting' && random(4) === 0 ? '' : pick(accounts)[0]
  const code = `D${String(1_000 + number)}`
  return [code, agent, product, account, stage, written(engaged), written(closes), value, quarter(engaged), quarter(closes)]
}

const deals = Array.from({ length: 250 }, (_, number) => makeDeal(number))

csv(
  'sales_teams.csv',
  ['sales_agent', 'manager', 'regional_office'],
  Object.entries(offices).flatMap(([office, { manager, agents }]) => agents.map((agent) => [agent, manager, office])),
)
csv(
  'offices.csv',
  ['regional_office', 'head'],
  Object.entries(offices).map(([office, { manager }]) => [office, manager]),
)
csv('staff.csv', ['name', 'title', 'regional_office', 'email', 'manager'], staff)
csv(
  'products.csv',
  ['product', 'series', 'sales_price'],
  products.map(([name, series, price]) => [name, series, price]),
)
csv(
  'accounts.csv',
  ['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of'],
  accounts,
)
csv(
  'sales_pipeline.csv',
  [
    'opportunity_id',
    'sales_agent',
    'product',
    'account',
    'deal_stage',
    'engage_date',
    'close_date',
    'close_value',
    'engage_quarter',
    'close_quarter',
  ],
  deals,
)

/** What customers sent back: half of one order, a quarter of a large one. */
csv(
  'returns.csv',
  ['opportunity_id', 'returned_on', 'returned_part'],
  [
    ['D1202', '21-09-26', '0.25'],
    ['D1012', '12-10-26', '0.5'],
  ],
)

/** What is somebody's own on a plan. */
csv(
  'assignments.csv',
  ['reference', 'plan', 'sales_agent', 'component', 'rate', 'valid_from', 'reason'],
  [
    [
      'key accounts 2026',
      'agents',
      'Oliver Hart',
      'sales',
      '0.025',
      '01-10-26',
      'Looks after the key accounts of the region',
    ],
  ],
)

/** What a year weighs by month, in thousandths. */
const season = [55, 60, 80, 80, 90, 90, 85, 80, 95, 90, 90, 105]
const months = season.map((_, month) => `2026-${String(month + 1).padStart(2, '0')}`)

/** In hundreds; the last month takes what rounding leaves. */
function byMonth(year: number): number[] {
  const parts = season.map((weight) => Math.round((year * weight) / 100_000) * 100)
  const rest = year - parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part, month) => (month === 11 ? part + rest : part))
}

const yearly: Record<string, number> = {
  ...{ 'Oliver Hart': 160_000, 'Priya Raman': 190_000, 陈思远: 210_000 },
  ...{ 'Sofia Lindqvist': 310_000, 'Tomás Herrera': 260_000, 'Emily Novak': 230_000 },
  ...{ 'Jonas Weber': 290_000, 'Aisha Rahman': 240_000, 王建国: 210_000 },
}
const sumOf = (rows: readonly (readonly number[])[]) => months.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0))
const total = (row: readonly number[]) => row.reduce((sum, part) => sum + part, 0)
const ofAgent = (agent: string) => byMonth(yearly[agent]!)
const ofOffice = (office: string) => sumOf(offices[office]!.agents.map(ofAgent))
const ofCompany = sumOf(Object.keys(offices).map(ofOffice))

type Amounts = Readonly<Record<string, number>>
const targetRow = (of: string, level: string, who: string, rest: readonly string[], amounts: Amounts) => [
  ...[of, level, who, ...rest],
  ...columns.map((key) => amounts[key] ?? ''),
]
const columns = ['2026', ...months, '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027']
const withYear = (row: readonly number[]): Amounts => ({
  2026: total(row),
  ...Object.fromEntries(months.map((key, at) => [key, row[at]!])),
})
const plan = ['2026-01-01', 'Plan for the year', '', 'Helena Brandt']

csv(
  'targets.csv',
  ['target', 'level', 'who', 'effective', 'reason', 'state', 'author', ...columns],
  [
    targetRow('won_value', 'company', '', ['2026-01-01', 'Board plan', '', 'Helena Brandt'], { 2026: 2_000_000 }),
    targetRow('won_value', 'company', '', ['2026-03-16', 'Raised after the board meeting of March', '', 'Helena Brandt'], withYear(ofCompany)),
    ...Object.keys(offices).map((office) => targetRow('won_value', 'team', office, plan, withYear(ofOffice(office)))),
    ...agents.map((agent) =>
      targetRow('won_value', 'person', agent, [...plan.slice(0, 3), managerOf(agent)], withYear(ofAgent(agent))),
    ),
    targetRow('won_value', 'person', 'Emily Novak', ['2026-11-02', 'Covers trade fairs in December', '', 'Daniel Okafor'], {
      '2026-12': 12_000,
    }),
    targetRow('won_value', 'company', '', ['2026-11-16', 'First plan for next year', '', 'Helena Brandt'], { 2027: 2_400_000 }),
    targetRow('won_value', 'person', 'Oliver Hart', ['2026-11-20', 'Two large renewals are due in spring', 'proposed', 'Oliver Hart'], {
      2027: 185_000,
    }),
    ...agents.map((agent, at) =>
      targetRow('customers', 'person', agent, [...plan.slice(0, 3), managerOf(agent)], {
        '2026-Q1': 3 + (at % 3),
        '2026-Q2': 4 + (at % 3),
        '2026-Q3': 6 + (at % 3),
        '2026-Q4': 5 + (at % 3),
      }),
    ),
  ],
)

/** What an agent sold in a month, 1 for January. */
function soldBy(agent: string, month: number): number {
  const ends = `-${String(month).padStart(2, '0')}-26`
  return deals
    .filter(([, by, , , stage, , closes]) => by === agent && stage === 'Won' && String(closes).endsWith(ends))
    .reduce((sum, deal) => sum + Number(deal[7]), 0)
}

/** How far off people are, in per cent of what came: some promise too much, some too little, most get better at it. */
const offBy = (agent: string, month: number) => {
  const at = agents.indexOf(agent)
  return ((at % 3) - 1) * (34 - 3 * month) + ((at * 7 + month * 11) % 17) - 8
}
const isBold = (agent: string, month: number) => offBy(agent, month) > (month === 11 ? 2 : 10)
const hundreds = (amount: number) => Math.round(amount / 100) * 100

const saidRow =
  (period: string) =>
  (level: string, who: string, said: string, author: string, commit: number, best: number, reason = '') => [
    ...['won_value', period, level, who, said, author],
    ...[commit, hundreds(best), reason],
  ]

/** What a quarter comes to is said in the middle of it, up to the one before this. */
function saidOfQuarter(quarter: number): (string | number)[][] {
  const row = saidRow(`2026-Q${quarter}`)
  const on = `2026-${String(quarter * 3 - 1).padStart(2, '0')}-12`
  const ofQuarter = (agent: string) => [2, 1, 0].reduce((sum, back) => sum + soldBy(agent, quarter * 3 - back), 0)
  const own = new Map(agents.map((agent) => [agent, hundreds((ofQuarter(agent) * (100 + offBy(agent, quarter * 2))) / 100)]))
  const sum = (of: readonly string[]) => of.reduce((all, agent) => all + (own.get(agent) ?? 0), 0)
  return [
    ...[...own].map(([agent, commit]) => row('person', agent, on, agent, commit, commit * 1.15)),
    ...Object.entries(offices).map(([office, { manager, agents: of }]) => row('team', office, on, manager, sum(of), sum(of) * 1.1)),
    row('company', '', on, 'Helena Brandt', sum(agents), sum(agents) * 1.08),
  ]
}

/** Agents say on the 8th what their month comes to; managers temper those who promise too much, and sum it up. */
function saidIn(month: number): (string | number)[][] {
  const key = months[month - 1]!
  const on = (date: number) => `${key}-${String(date).padStart(2, '0')}`
  // of a month that is not over, and of one without an order, more was hoped for
  const hoped = (agent: string) => ofAgent(agent)[month - 1]! * (month === 11 ? 0.8 : 0.25)
  const comes = (agent: string) => Math.max(soldBy(agent, month), hoped(agent))
  const own = new Map(agents.map((agent) => [agent, hundreds((comes(agent) * (100 + offBy(agent, month))) / 100)]))
  const stands = new Map(
    [...own].map(([agent, commit]) => [agent, isBold(agent, month) ? hundreds(commit * 0.93) : commit]),
  )
  const sum = (of: readonly string[]) => of.reduce((all, agent) => all + (stands.get(agent) ?? 0), 0)
  const row = saidRow(key)
  return [
    ...[...own].map(([agent, commit]) => row('person', agent, on(8), agent, commit, commit * 1.2)),
    ...[...stands]
      .filter(([agent, commit]) => commit !== own.get(agent))
      .map(([agent, commit]) => row('person', agent, on(9), managerOf(agent), commit, commit * 1.15, 'Not all of it closes this month')),
    ...Object.entries(offices).map(([office, { manager, agents: of }]) => row('team', office, on(10), manager, sum(of), sum(of) * 1.12)),
    row('company', '', on(11), 'Helena Brandt', hundreds(sum(agents) * 0.98), sum(agents) * 1.1),
  ]
}

csv(
  'forecasts.csv',
  ['target', 'period', 'level', 'who', 'said', 'author', 'commit', 'best', 'reason'],
  [...[5, 6, 7, 8, 9, 10, 11].flatMap(saidIn), ...[2, 3].flatMap(saidOfQuarter)],
)

/** What winning customers costs: advertising every month, trade fairs in some. */
csv(
  'entries.csv',
  ['reference', 'kpi', 'date', 'amount', 'reason'],
  months.slice(0, 11).flatMap((month, at) => {
    const [year, number] = month.split('-') as [string, string]
    const date = `15-${number}-${year.slice(2)}`
    const spent: [string, number, string][] = [
      ['advertising', 2_400 + ((at * 370) % 900), 'Advertising'],
      ...(at % 4 === 2 ? ([['fair', 6_800 + at * 150, 'Trade fair']] as [string, number, string][]) : []),
    ]
    return spent.map(([what, amount, reason]) => [`${what} ${month}`, 'acquisition_cost', date, amount, reason])
  }),
)

function managerOf(agent: string): string {
  return Object.values(offices).find((office) => office.agents.includes(agent))!.manager
}
