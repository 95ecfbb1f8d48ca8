/** Colours that can be read: any accent that an application chooses, made dark enough for text (WCAG AA). */

type Colour = readonly [red: number, green: number, blue: number]

const TEXT_CONTRAST = 4.5
/** The darkest of the grounds that text in the accent colour stands on: a tint of grey or of the accent itself. */
const GROUND: Colour = [0xe9, 0xeb, 0xee]

/** The accent, as little darker as is needed to read it on light ground, and to read white on it. */
export function legibleAccent(accent: string): string {
  const colour = parse(accent)
  if (!colour) return accent
  for (let share = 1; share > 0; share -= 0.02) {
    const darker = scale(colour, share)
    if (contrast(darker, GROUND) >= TEXT_CONTRAST) return format(darker)
  }
  return '#000000'
}

/** A colour at that share of its brightness, from 0, black, to 1, as it is. */
export function darken(accent: string, share: number): string {
  const colour = parse(accent)
  return colour ? format(scale(colour, share)) : accent
}

/** How well one colour can be told from the other, from 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: Colour): number {
  const linear = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}

/** `#2563eb` as red, green and blue; nothing for anything else. */
export function parse(text: string): Colour | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text)
  return digits ? [hex(digits[1]), hex(digits[2]), hex(digits[3])] : undefined
}

const hex = (digits = '0') => Number.parseInt(digits, 16)
const scale = ([red, green, blue]: Colour, share: number): Colour => [red * share, green * share, blue * share]
const format = (colour: Colour) => `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
