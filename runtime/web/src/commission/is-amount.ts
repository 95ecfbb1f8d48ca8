/** Whether a text is an amount of money as the server takes it. */
export function isAmount(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text)
}
