import type { Module, ModuleId } from '../../catalogue/index.ts'
import { readDay } from '../../platform/day.ts'
import type { Fields } from '../../platform/fields.ts'
import {
  type DayKind,
  dayKinds,
  type Job,
  mostJobs,
  mostSemesters,
  type SchemeAsk,
  type SchemeVersion,
  weekDays,
} from './scheme.ts'

/** What stands in the form: as a version says, or as it was typed. */
export type Values = Pick<Fields, 'one' | 'all'>

export const fieldNames = {
  day: (semester: number, day: number) => `s${semester}-dag${day}`,
  modules: (semester: number) => `s${semester}-module`,
  asksAge: (semester: number) => `s${semester}-leeftijd`,
  job: (job: number) => `werk${job}`,
  jobEn: (job: number) => `werk${job}-en`,
  counts: (job: number, module: string) => `werk${job}-telt-${module}`,
  hours: (job: number, module: string) => `werk${job}-uren-${module}`,
}

/** Modules of which the internship may be work. */
export const withInternship = <Of extends Pick<Module, 'workplace'>>(modules: readonly Of[]): Of[] =>
  modules.filter(({ workplace }) => workplace > 0)

const usualWeek: DayKind[] = ['class', 'class', 'work', 'work', 'work']

/** The form as a version fills it; a first version begins as two days of lessons and three of work. */
export const valuesOf = (version: Pick<SchemeVersion, 'validFrom' | 'validTo' | 'body'> | null): Values => {
  const semesters = version?.body.semesters ?? []
  const jobs = version?.body.jobs ?? []
  const values: Record<string, string[]> = {
    van: [version?.validFrom ?? ''],
    tot: [version?.validTo ?? ''],
    weken: [String(version?.body.weeks ?? 20)],
  }
  for (let number = 1; number <= mostSemesters; number++) {
    const semester = semesters[number - 1]
    for (const day of weekDays) values[fieldNames.day(number, day)] = [(semester?.week ?? usualWeek)[day - 1] ?? 'free']
    values[fieldNames.modules(number)] = semester?.modules ?? []
    values[fieldNames.asksAge(number)] = semester?.asksAge ? ['on'] : []
  }
  for (const [at, { title, counts }] of jobs.entries()) {
    values[fieldNames.job(at + 1)] = [title.nl]
    values[fieldNames.jobEn(at + 1)] = [title.en]
    for (const [module, most] of Object.entries(counts)) {
      values[fieldNames.counts(at + 1, module)] = [most === null ? 'whole' : 'part']
      values[fieldNames.hours(at + 1, module)] = [most == null ? '' : String(most / 60)]
    }
  }
  return { one: name => values[name]?.[0] ?? '', all: name => values[name] ?? [] }
}

const kindIn = (typed: string): DayKind => dayKinds.find(kind => kind === typed) ?? 'free'

const jobIn = ({ one }: Values, number: number, modules: readonly Pick<Module, 'id' | 'workplace'>[]): Job[] => {
  const title = one(fieldNames.job(number)).slice(0, 120)
  if (title === '') return []
  const counts: Job['counts'] = {}
  for (const { id } of withInternship(modules)) {
    const said = one(fieldNames.counts(number, id))
    if (said === 'whole') counts[id] = null
    // What is no number is refused by the rule, with the field.
    if (said === 'part') counts[id] = Number(one(fieldNames.hours(number, id)).replace(',', '.')) * 60
  }
  return [{ title: { nl: title, en: one(fieldNames.jobEn(number)).slice(0, 120) || title }, counts }]
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1)

/** What the form asks, as far as it can be read; a semester without modules is none. */
export const readVersion = (values: Values, modules: readonly Pick<Module, 'id' | 'workplace'>[]): SchemeAsk => {
  const { one, all } = values
  const until = one('tot')
  const semesters = upTo(mostSemesters)
    .map(number => ({
      week: weekDays.map(day => kindIn(one(fieldNames.day(number, day)))),
      modules: modules.map(({ id }): ModuleId => id).filter(id => all(fieldNames.modules(number)).includes(id)),
      asksAge: one(fieldNames.asksAge(number)) === 'on',
    }))
    .filter(semester => semester.modules.length > 0)
  return {
    validFrom: readDay(one('van')),
    validTo: until === '' ? null : (readDay(until) ?? 'wrong'),
    body: {
      weeks: /^\d{1,2}$/.test(one('weken')) ? Number(one('weken')) : 0,
      semesters,
      jobs: upTo(mostJobs).flatMap(number => jobIn(values, number, modules)),
    },
  }
}
