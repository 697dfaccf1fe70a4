import type { Answer, Portrait, Section } from '../people/index.ts'
import type { Day } from '../platform/day.ts'
import { day, hours, money } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import { isOnlyYear } from './papers.ts'

/** The names of what answers point to, in the reader's language. */
export interface Names {
  competence: (id: string) => string
  qualification: (id: string) => string
  place: (postcode: string) => string
}

type Say<Of extends Section> = (answer: Answer<Of>, t: Translate, names: Names) => (string | undefined)[]

/** How many names are said before only a number is. */
const mostNames = 6

const some = (all: string[], t: Translate): string[] =>
  all.length > mostNames
    ? [...all.slice(0, mostNames), t('orientation.say.more', { count: all.length - mostNames })]
    : all

/** The day of a paper; only its year when no more is known. */
export const sayDay = (issuedOn: string, t: Translate): string =>
  isOnlyYear(issuedOn) ? issuedOn.slice(0, 4) : day(issuedOn as Day, t.language, 'short')

const years = (from: number | null, to: number | null, t: Translate): string => {
  if (from === null && to === null) return ''
  if (from !== null && to !== null) return ` (${from}–${to})`
  return from === null
    ? ` (${t('orientation.say.until', { year: `${to}` })})`
    : ` (${t('orientation.say.since', { year: `${from}` })})`
}

const sayings: { [Of in Section]: Say<Of> } = {
  jobs: (jobs, t) =>
    some(
      jobs.map(({ title, from, to }) => `${title}${years(from, to, t)}`),
      t,
    ),
  papers: (papers, t) =>
    some(
      papers.map(({ title, issuedOn }) => (issuedOn ? `${title} (${sayDay(issuedOn, t)})` : title)),
      t,
    ),
  can: ({ has }, t, names) =>
    has.length === 0
      ? [t('orientation.say.none')]
      : some(
          has.map(({ competence }) => names.competence(competence)),
          t,
        ),
  goal: ({ qualification }, t, names) => [
    qualification ? names.qualification(qualification) : t('orientation.say.no-goal'),
  ],
  work: ({ statute, employmentPercent, sector, workRegion, employerSize }, t) => [
    statute && t(`orientation.option.${statute}`),
    employmentPercent === undefined ? undefined : t('orientation.say.percent', { percent: employmentPercent }),
    sector && t(`orientation.option.${sector}`),
    workRegion && t(`orientation.option.${workRegion}`),
    employerSize && t(`orientation.option.${employerSize}`),
  ],
  time: ({ minutesFreePerWeek, forms, evening }, t) => [
    minutesFreePerWeek === undefined
      ? undefined
      : t('orientation.say.hours', { hours: hours(minutesFreePerWeek, t.language) }),
    ...forms.map(form => t(`orientation.option.${form}`)),
    evening === undefined ? undefined : t(evening ? 'orientation.say.evening' : 'orientation.say.no-evening'),
  ],
  place: ({ postcode, maxKm }, t, names) => [
    postcode && names.place(postcode),
    maxKm === undefined ? undefined : t('orientation.say.km', { km: maxKm }),
  ],
  dutch: ({ level }, t) => [level && `${t(`orientation.option.${level}`)} (${level})`],
  about: ({ birthYear, highestDiploma }, t) => [
    birthYear === undefined ? undefined : t('orientation.say.born', { year: `${birthYear}` }),
    highestDiploma && t(`orientation.option.${highestDiploma}`),
  ],
  important: (wish, t) => [t(`orientation.option.${wish}`)],
  support: (told, t) => [
    told.alsoStatute && t('orientation.say.also', { what: t(`orientation.option.${told.alsoStatute}`) }),
    told.jointCommittee && t('orientation.say.committee', { committee: told.jointCommittee }),
    told.employerWorkers === undefined ? undefined : t('orientation.say.workers', { count: told.employerWorkers }),
    told.grossMonthlyWage === undefined
      ? undefined
      : t('orientation.say.wage', { amount: money(told.grossMonthlyWage, t.language) }),
    told.initiative && t(`orientation.say.initiative.${told.initiative}`),
    told.inTrainingSince && t('orientation.say.in-training', { day: told.inTrainingSince }),
    ...Object.entries(told.percentIn ?? {}).map(([month, percent]) =>
      t('orientation.say.percent-in', { month, percent }),
    ),
    ...Object.entries(told.registered ?? {}).map(([, yes]) =>
      t(yes ? 'orientation.say.registered' : 'orientation.say.not-registered'),
    ),
  ],
}

/** What was answered, in sentences that one can check; null when the question was skipped. */
export const sayBack = <Of extends Section>(
  section: Of,
  portrait: Portrait,
  t: Translate,
  names: Names,
): string[] | null => {
  const answer = portrait[section] as Answer<Of> | undefined
  if (answer === undefined) return null
  const said = sayings[section](answer, t, names).filter(sentence => sentence !== undefined)
  return said.length > 0 ? said : null
}
