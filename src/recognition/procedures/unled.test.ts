import { expect, it } from 'vitest'
import type { Id } from '../../platform/ids.ts'
import { isUnled, type Part, type Party } from './procedure.ts'

const named = (...parts: Part[]) => ({
  named: parts.map(part => ({ personId: 'p' as Id<'person'>, name: 'P', part, since: new Date(0) })),
})

it.each<[string, Party, ReturnType<typeof named>, boolean]>([
  ['a juror, and nobody is named', { part: 'juror' }, named(), true],
  ['a juror, and only a guide is named', { part: 'juror' }, named('guide'), true],
  ['a juror, and one is named', { part: 'juror' }, named('guide', 'juror'), false],
  ['its owner', { owner: true }, named(), false],
  ['a role of the provider', { roles: ['coordinator'] }, named(), false],
])('what waits for %s', (_, party, procedure, unled) => expect(isUnled(party, procedure)).toBe(unled))
