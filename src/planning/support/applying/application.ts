import { named } from '../../../catalogue/index.ts'
import type { Day } from '../../../platform/day.ts'
import { typeset } from '../../../platform/pdf.ts'
import { day, figure, hours, money } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Measure } from '../measure.ts'
import type { Board } from '../over-route/board.ts'
import { amountSaid } from '../over-route/incentive-table.tsx'
import { duesOf } from './deadline.ts'

/** What one fills in on a form, as far as it is known: plain data, in the reader's language. */
export interface Application {
  measure: string
  name: string
  authority: string
  official: string | null
  version: string | null
  uncertain: boolean
  fields: { name: string; value: string }[]
  gives: string[]
  steps: string[]
  dues: { day: Day; what: string }[]
}

/** The data of a request for one measure and one leg; null: no such measure or leg. */
export const applicationOf = (board: Board, id: string, at: number, { t, person }: Visit): Application | null => {
  const measure = board.measures.find(each => each.id === id)
  const [leg, inTime] = [board.route.legs[at], board.legs[at]]
  const outcome = board.support.outcomes.find(each => each.measure === id && each.leg === at)
  if (!measure || !leg || !inTime || !outcome) return null
  const { training } = inTime
  const { work = {} } = board.portrait
  const known: [string, string | null | undefined][] = [
    [t('incentives.form.name'), person?.name],
    [t('incentives.form.programme'), leg.programme.title[t.language]],
    [t('incentives.form.awards'), named(leg.awards.title)[t.language]],
    [t('incentives.form.provider'), leg.provider.name],
    [t('incentives.form.start'), day(training.start, t.language, 'plain')],
    [t('incentives.form.end'), training.end && day(training.end, t.language, 'plain')],
    [t('incentives.form.lessons'), hours(training.contactMinutes, t.language)],
    [t('incentives.form.credits'), training.credits > 0 ? figure(training.credits, t.language) : null],
    [t('incentives.form.price'), money(training.priceCents, t.language)],
    [
      t('incentives.ask.registeredForLeave'),
      training.registeredForLeave === null ? null : t(training.registeredForLeave ? 'incentives.yes' : 'incentives.no'),
    ],
    [t('support.fact.statute'), work.statute && t(`support.value.statute.${work.statute}`)],
    [t('support.fact.employmentPercent'), work.employmentPercent === undefined ? null : `${work.employmentPercent} %`],
    [t('support.fact.employerWorkers'), board.person.employerWorkers?.toString()],
  ]
  return {
    measure: measure.id,
    name: measure.name[t.language],
    authority: measure.authority,
    official: measure.official?.address ?? null,
    version: outcome.version,
    uncertain: outcome.uncertain,
    fields: known.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    gives: outcome.amounts.map(amount => amountSaid(amount, t)),
    steps: measure.procedure.map(step => step[t.language]),
    dues: duesOf(measure, inTime).map(due => ({ day: due.day, what: due.what[t.language] })),
  }
}

export const officialSaid = ({ authority, official }: Pick<Measure, 'authority' | 'official'>, { t }: Visit): string =>
  official
    ? t('incentives.form.official', { title: official.title })
    : t('incentives.form.official.unknown', { authority })

/** The same on paper, in a layout of our own: no official form, and it says where that is. */
export const applicationPdf = (application: Application, measure: Measure, visit: Visit): Uint8Array<ArrayBuffer> => {
  const { t, today, person } = visit
  const section = (title: string, lines: string[], rows: string[][] = [], head: string[] = ['', '']) => ({
    title,
    lines,
    rows,
    head,
  })
  return typeset('letter.typ', {
    language: t.language,
    title: t('incentives.form.title', { name: application.name }),
    from: 'Leerladder',
    to: person?.name ?? '',
    number: application.version ?? '',
    date: day(today, t.language, 'plain'),
    footer: t('incentives.form.footer'),
    opening: [
      t('incentives.form.own-layout'),
      officialSaid(measure, visit),
      ...(application.official ? [application.official] : []),
      ...(application.uncertain ? [t('support.uncertain')] : []),
    ],
    sections: [
      section(
        t('incentives.form.data'),
        [],
        application.fields.map(({ name, value }) => [name, value]),
        [t('incentives.form.what'), t('incentives.form.value')],
      ),
      section(
        t('incentives.head.gives'),
        application.gives.length > 0 ? application.gives : [t('incentives.no-amount')],
      ),
      ...(application.steps.length > 0 ? [section(t('incentives.apply.how'), application.steps)] : []),
      ...(application.dues.length > 0
        ? [
            section(
              t('incentives.apply.dues'),
              [],
              application.dues.map(due => [day(due.day, t.language, 'plain'), due.what]),
              [t('incentives.apply.day'), t('incentives.form.what')],
            ),
          ]
        : []),
    ],
    closing: [],
  })
}
