/** Lengths in characters; `AccountBody` of the contract and migration 0003 say the same. */
export const usernameLength = { least: 3, most: 60 }

/** No `@`, so that a username is never somebody's email address. Case does not matter. */
export const usernamePattern = /^[A-Za-z0-9._-]+$/

/** Long ones are refused rather than hashed. */
export const passwordLength = { least: 10, most: 200 }
