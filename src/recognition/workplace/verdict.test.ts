import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, idOf, now, pathTo, trialAfter } from '../../../test/support/trial-steps.ts'
import type { Catalogue } from '../../catalogue/index.ts'
import { newId } from '../../platform/ids.ts'
import { criteriaIn, frames, judgedIn, withoutProven } from './frame.ts'
import { type Observation, type Seen, seenOf, seens } from './taps.ts'
import { checkVerdicts, proposalsOf, provenBy, worthOf } from './verdict.ts'

const tap = (criterion: string, seen: Seen, over: Partial<Observation> = {}): Observation => ({
  procedureId: newId<'procedure'>(),
  id: newId<'tap'>(),
  kind: 'tap',
  criterion,
  task: null,
  seen,
  words: '',
  fileId: null,
  saidAt: now,
  at: now,
  receivedAt: now,
  personId: idOf.assessor,
  late: false,
  ...over,
})

describe('what was seen', () => {
  const later = new Date(now.getTime() + 1000)
  it('is the newest of each assessor, and the lower of two; not having seen it says nothing', () => {
    const other = { personId: idOf.reader }
    expect(seenOf('c', [tap('c', 'not-done'), tap('c', 'alone', { saidAt: later })])).toBe('alone')
    expect(seenOf('c', [tap('c', 'alone'), tap('c', 'with-help', other)])).toBe('with-help')
    expect(seenOf('c', [tap('c', 'alone'), tap('c', 'not-seen', other)])).toBe('alone')
    expect(seenOf('c', [tap('c', 'alone', { late: true })])).toBe('not-seen')
    expect(seenOf('c', [])).toBe('not-seen')
  })

  it('is the same in whatever order the taps come', () => {
    const taps = fc.array(
      fc.record({ seen: fc.constantFrom(...seens), second: fc.nat(3), who: fc.constantFrom('assessor', 'reader') }),
    )
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (all, places) => {
        const made = all.map(({ seen, second, who }) =>
          tap('c', seen, { saidAt: new Date(now.getTime() + second), personId: idOf[who as 'assessor'] }),
        )
        const shuffled = made
          .map(each => ({ each, at: places.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(seenOf('c', shuffled)).toBe(seenOf('c', made))
      }),
    )
  })
})

describe('a decision', () => {
  const saw = (rule: (criterion: string) => Seen) => criteriaIn(frame).map(({ id }) => tap(id, rule(id)))
  const trial = trialAfter(pathTo['to-decide'])
  const says = (observations: Observation[], competence: string) =>
    proposalsOf(trial, observations).find(({ judged }) => judged.id === `bk-0073-3/${competence}`)?.finds

  it('is proposed by the rule: all alone, one with help at most', () => {
    const all = saw(() => 'alone')
    expect(new Set(proposalsOf(trial, all).map(proposal => proposal.finds))).toEqual(new Set(['proven']))
    expect(
      says(
        saw(id => (id === 'bewerk-1' ? 'with-help' : 'alone')),
        '11',
      ),
    ).toBe('proven')
    expect(
      says(
        saw(id => (/bewerk-[12]/.test(id) ? 'with-help' : 'alone')),
        '11',
      ),
    ).toBe('not-proven')
    expect(
      says(
        saw(id => (id === 'bewerk-1' ? 'not-done' : 'alone')),
        '11',
      ),
    ).toBe('not-proven')
    expect(says([], '11')).toBe('not-proven')
  })

  it('departs from the rule with a reason only, and proves nothing that could not be shown', () => {
    const proposals = proposalsOf(
      trial,
      saw(() => 'alone'),
    )
    const yes = proposals.map(({ judged }) => ({ competence: judged.id, proven: true, words: '' }))
    const no = (words: string) => yes.map((verdict, at) => (at === 0 ? { ...verdict, proven: false, words } : verdict))
    expect(checkVerdicts(yes, proposals).ok).toBe(true)
    expect(checkVerdicts(no(''), proposals)).toMatchObject({ refusal: 'recognition.trial.verdict.why' })
    expect(checkVerdicts(no('Gevaarlijk.'), proposals).ok).toBe(true)
    expect(checkVerdicts(yes.slice(1), proposals)).toMatchObject({ refusal: 'recognition.trial.verdict.missing' })
    expect(checkVerdicts([...yes.slice(1), ...yes.slice(1, 2)], proposals).ok).toBe(false)
    const out = proposals.map((each, at) => (at === 0 ? { ...each, finds: 'out' as const } : each))
    expect(checkVerdicts(yes, out)).toMatchObject({ refusal: 'recognition.trial.verdict.out' })
  })

  it('counts once nobody must look after it, and an appeal only adds', () => {
    expect(provenBy(trialAfter(pathTo['to-confirm']))).toBeNull()
    expect(provenBy(trialAfter(pathTo.decided))).toHaveLength(13)
    expect(provenBy(trialAfter(pathTo['to-confirm'], { frame }))).toHaveLength(13)
  })

  it('is worth the whole, a part, or each competence by itself', () => {
    const q = frame.qualification
    const qualification = (id: string, partOf: string | null, competences: string[]) => [
      id,
      { id, partOf, competences },
    ]
    const catalogue = {
      qualifications: new Map([qualification(q, null, ['a', 'b', 'c']), qualification('part', q, ['a', 'b'])] as never),
      modules: new Map([['m', { proves: ['a'] }]] as never),
    } as Catalogue
    const programme = { stops: [{ requires: ['m'] }] } as never
    const worth = (...held: string[]) => worthOf(q, new Set(held), programme, catalogue)
    expect(worth('a', 'b', 'c')).toMatchObject({ whole: true, loose: ['c'] })
    expect(worth('a', 'b')).toMatchObject({ whole: false, partials: [{ id: 'part' }], loose: [] })
    expect(worth('b', 'c')).toMatchObject({ whole: false, partials: [], loose: ['b', 'c'], stops: [] })
    expect(worth('a').stops).toHaveLength(1)
  })
})

describe('the frames', () => {
  it('name each criterion once, with two to four a competence and only means that they list', () => {
    for (const each of frames) {
      const ids = criteriaIn(each).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const means = each.means.map(({ id }) => id)
      expect(criteriaIn(each).flatMap(({ needs }) => needs.filter(need => !means.includes(need)))).toEqual([])
    }
  })

  it('leave out what was proven before, with its tasks and machines', () => {
    const left = withoutProven(
      frame,
      new Set(
        judgedIn(frame)
          .map(({ id }) => id)
          .filter(id => id !== 'bk-0073-3/13'),
      ),
    )
    expect(left.tasks.map(({ id }) => id)).toEqual(['onderhouden'])
    expect(left.means.map(({ id }) => id)).toEqual(['heffen'])
  })
})
