import { describe, expect, it } from 'vitest'
import { Portrait, statutes } from '../people/index.ts'
import { urls } from '../urls.ts'
import { addressBefore, asksOf, goOnAddress, nextAddress, placeOf, questionAt, questions } from './questions.ts'

const sections = Object.keys(Portrait.shape)

/** Every address from the first question on, as somebody with this portrait meets them. */
const walk = (portrait: Portrait): string[] => {
  const path = [urls.question('werk')]
  for (let at = path[0]; at !== urls.check; at = path.at(-1)) {
    const question = questions.find(({ slug }) => urls.question(slug) === at)
    if (!question || path.length > 20) throw new Error(`lost at ${at}`)
    path.push(nextAddress(question, portrait))
  }
  return path
}

describe('the walk', () => {
  it('asks about every part of the portrait, in ten steps', () => {
    expect(new Set(questions.map(({ section }) => section))).toEqual(
      new Set(sections.filter(each => each !== 'support')),
    )
    expect(placeOf(questionAt('belangrijk'))).toEqual({ at: 10, of: 10 })
    expect(placeOf(questionAt('werkplek'))).toEqual(placeOf(questionAt('situatie')))
  })

  it.each([{}, ...statutes.map(statute => ({ work: { statute } }))])(
    'leads to the end and back the same way (%j)',
    portrait => {
      const path = walk(portrait)
      for (const [at, address] of path.slice(0, -1).entries()) {
        const question = questions.find(({ slug }) => urls.question(slug) === address)
        if (!question) throw new Error(address)
        expect(addressBefore(question, portrait)).toBe(at === 0 ? urls.start : path[at - 1])
      }
    },
  )

  it('asks of the workplace only what fits the statute', () => {
    const workplace = urls.question('werkplek')
    expect(walk({ work: { statute: 'employee' } })).toContain(workplace)
    expect(walk({ work: { statute: 'jobseeker' } })).not.toContain(workplace)
    expect(walk({})).not.toContain(workplace)
    const asked = asksOf(questionAt('werkplek'), { work: { statute: 'self-employed' } }).map(({ name }) => name)
    expect(asked).toEqual(['workRegion', 'employerSize'])
  })
})

describe('coming back', () => {
  it.each([
    [{}, urls.question('werk')],
    [{ jobs: [], papers: [] }, urls.question('kunnen')],
    [{ jobs: [], important: 'soon' as const }, urls.check],
  ])('goes on after the last answer, or to check when the end was seen', (portrait, address) => {
    expect(goOnAddress(portrait)).toBe(address)
  })
})
