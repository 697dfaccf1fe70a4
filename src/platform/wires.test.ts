import { expect, it } from 'vitest'
import { demandSafeDatabase, isGuessable } from './wires.ts'

it.each([
  'postgres://leerladder@localhost/leerladder',
  'postgres://leerladder:kort@127.0.0.1:5433/leerladder',
  'postgres://postgres@localhost/x?host=%2Fvar%2Frun%2Fpostgresql',
  'postgres://leerladder:c1d0a94be7f25d83@db.school.example/leerladder?sslmode=verify-full',
  'postgres://leerladder:c1d0a94be7f25d83@db/leerladder?sslmode=disable',
])('%s is safe', address => {
  expect(() => demandSafeDatabase(address)).not.toThrow()
})

it.each([
  ['postgres://leerladder:c1d0a94be7f25d83@db.school.example/leerladder', /sslmode=verify-full/],
  ['postgres://leerladder:c1d0a94be7f25d83@db.school.example/leerladder?sslmode=prefer', /sslmode=verify-full/],
  ['postgres://leerladder:c1d0a94be7f25d83@10.0.0.7/leerladder?sslmode=no-verify', /sslmode=verify-full/],
  ['postgres://leerladder:geheim@db.school.example/leerladder?sslmode=require', /easy to guess/],
  ['postgres://leerladder:aaaaaaaaaaaaaaaa@db.school.example/leerladder?sslmode=require', /easy to guess/],
])('%s is refused with what to do', (address, says) => {
  expect(() => demandSafeDatabase(address)).toThrow(says)
})

it('a secret is guessable when it is short or says the same sign again and again', () => {
  expect(isGuessable('kort', 24)).toBe(true)
  expect(isGuessable('ab'.repeat(40), 24)).toBe(true)
  expect(isGuessable('c1d0a94be7f25d83c1d0a94b', 24)).toBe(false)
})
