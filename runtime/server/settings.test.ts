import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

describe('what stands before the server', () => {
  test('is nothing, when nothing is set', () => {
    expect(readSettings({})).toMatchObject({ publicUrl: null, trustedProxies: [] })
  })

  test('is taken as it is meant', () => {
    const settings = readSettings({
      PUBLIC_URL: 'https://Attain.example.com/',
      TRUSTED_PROXIES: 'loopback, 10.0.0.5, 192.168.0.0/16,2001:db8::/32',
    })
    expect(settings.publicUrl).toBe('https://attain.example.com')
    expect(settings.trustedProxies).toEqual(['loopback', '10.0.0.5', '192.168.0.0/16', '2001:db8::/32'])
  })

  test.each([
    ['PUBLIC_URL', 'attain.example.com'],
    ['PUBLIC_URL', 'https://example.com/attain'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.5,,10.0.0.6'],
  ])('%s cannot be %s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})
