import { describe, expect, it } from 'vitest'
import { translators } from '../../platform/words.ts'
import { type MemberRole, organisationKinds, rolesOf } from '../organisations/organisation.ts'
import { sectionNames } from '../portrait.ts'
import { accessDays, usualParts } from './access.ts'
import { groundNames, grounds } from './ground.ts'
import { isPart, keptParts, narrowParts, partRules, parts, partsToChoose, reaches, whyNotOpen } from './parts.ts'
import { PartChoices } from './terms-fields.tsx'

const roles: MemberRole[] = [...new Set(organisationKinds.flatMap(kind => rolesOf[kind]))]

/** Who may be let in to what only a named person may ever see, written out: a rule that is loosened fails here. */
const narrowly: Record<(typeof narrowParts)[number], readonly MemberRole[]> = {
  intake: ['guide', 'coordinator', 'teacher'],
  screening: ['guide'],
  barriers: ['guide', 'coordinator'],
  'mentor-notes': ['guide'],
}

describe('who may be let in to a part', () => {
  it('is decided for every part, role, way of letting in and period', () => {
    let tried = 0
    for (const part of parts)
      for (const role of roles)
        for (const reach of reaches)
          for (const days of [...accessDays, null]) {
            const narrow = narrowParts.find(each => each === part)
            const may = !narrow || (reach === 'member' && narrowly[narrow].includes(role) && (days ?? 0) <= 90)
            const opens = whyNotOpen(part, { reach, roles: [role], days }) === null
            expect(opens, `${part} ${role} ${reach} ${days}`).toBe(may)
            tried++
          }
    expect(tried).toBe(parts.length * roles.length * reaches.length * 4)
  })

  it('is nobody when one of several roles may not', () => {
    const opening = { reach: 'member' as const, roles: ['guide', 'manager'] as const, days: 30 }
    expect(whyNotOpen('screening', opening)).toBe('people.access.not-this-role')
  })

  it('has no rule for what is no part', () => {
    for (const text of ['', 'secret', '__proto__', 'toString', 'constructor']) expect(isPart(text)).toBe(false)
  })

  it('never opens a narrow part on a ground that lets in without a name', () => {
    for (const ground of groundNames)
      for (const reach of grounds[ground].reaches)
        for (const part of narrowParts)
          if (ground !== 'guidance')
            expect(whyNotOpen(part, { reach, roles: ['guide'], days: 30 })).toBe('people.access.only-named')
  })
})

describe('what one may choose from', () => {
  it('is what somebody writes in the house, and no promise', () => {
    const offered = partsToChoose({ reach: 'member', roles: ['guide'], days: 30 })
    expect(offered).toEqual([...sectionNames, ...keptParts].map(part => ({ part, refusal: null })))
    for (const part of narrowParts) expect(partRules[part]).toMatchObject({ written: false, everyLook: true })
  })

  it('names what a purpose usually needs, ticks nothing, and says why a box is closed', () => {
    const offered = [
      { part: 'goal' as const, refusal: null },
      { part: 'screening' as const, refusal: 'people.access.only-named' as const },
    ]
    const visit = { t: translators.nl } as Parameters<typeof PartChoices>[0]['visit']
    const html = String(<PartChoices visit={visit} offered={offered} purpose="guidance" chosen={[]} />)
    expect(html).toMatch(/value="goal"\/?>.*meestal nodig/s)
    expect(html).toMatch(/value="screening" disabled=""\/?>.*nooit een hele organisatie/s)
    expect(html).not.toContain('checked')
    expect(usualParts.guidance).toContain('goal')
  })
})
