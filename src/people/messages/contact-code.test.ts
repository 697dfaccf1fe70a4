import { expect, it } from 'vitest'
import { readPhone, sayPhone } from './contact-code.ts'

it.each([
  ['0470 12 34 56', '+32470123456'],
  ['0470/12.34.56', '+32470123456'],
  ['+32 470 12 34 56', '+32470123456'],
  ['+32 (0)470 12-34-56', '+32470123456'],
  ['0032470123456', '+32470123456'],
  ['0470\u00a012\u201134 56', '+32470123456'],
  ['+31 6 12345678', '+31612345678'],
  ['00 44 7700 900123', '+447700900123'],
])('reads "%s" as %s', (typed, phone) => {
  expect(readPhone(typed)).toBe(phone)
})

it.each([
  '',
  '470123456',
  '09 123 45 67',
  '+32 9 123 45 67',
  '0470 12 34 5',
  '0470 12 34 567',
  '+1',
  '112',
  'mijn gsm',
])('refuses "%s"', typed => {
  expect(readPhone(typed)).toBeNull()
})

it('says a Belgian number as people do', () => {
  expect(sayPhone('+32470123456')).toBe('0470 12 34 56')
  expect(sayPhone('+31612345678')).toBe('+31612345678')
})
