import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

test('pages load nothing from elsewhere, and nobody frames them', () => {
  expect(securityHeaders).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  })
  const policy = securityHeaders['content-security-policy']
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(securityHeaders).not.toHaveProperty('strict-transport-security')
})
