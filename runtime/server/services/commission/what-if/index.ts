/** What a payee would get if they closed some of their deals. */
export { openDeals, whatIf } from './what-if.ts'
