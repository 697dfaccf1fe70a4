import writeExcelFile from 'write-excel-file/node'
import { typeset } from '../../platform/pdf.ts'
import { day, figure, money } from '../../platform/show.ts'
import { urls } from '../../urls.ts'
import { isLive } from './plan.ts'
import { called, type PlanProps } from './plan-page.ts'
import { endOf, mondaysBetween, weeksOf } from './weeks.ts'

const placed = ({ plan }: PlanProps) =>
  plan.placements
    .flatMap(placement => {
      const worker = plan.workers.find(({ id }) => id === placement.worker)
      const course = plan.courses.find(({ id }) => id === placement.course)
      const edition = course?.editions.find(({ id }) => id === placement.edition)
      return worker && course && edition ? [{ placement, worker, course, edition }] : []
    })
    .toSorted((a, b) => a.edition.start.localeCompare(b.edition.start) || a.worker.code.localeCompare(b.worker.code))

/**
 * What the Federal Learning Account asks of each training, under who followed it: its name, how long, from when to when,
 * whether it was attended, what it gave and until when that holds, and whether it counts. What nobody knows yet is empty.
 */
export const accountRows = (props: PlanProps): string[][] => {
  const { t } = props.visit
  const heads = ['worker', 'name', 'hours', 'start', 'end', 'attended', 'certificate', 'valid', 'counts'] as const
  const yes = t('planning.training-plan.export.yes')
  const no = t('planning.training-plan.export.no')
  return [
    heads.map(head => t(`planning.training-plan.export.${head}`)),
    ...placed(props).map(({ placement, worker, course, edition }) => {
      const { state, end } = placement
      const minutes = end?.minutes ?? weeksOf(edition).length * edition.perWeek
      return [
        worker.code,
        course.title,
        String(Math.round((minutes / 60) * 100) / 100),
        edition.start,
        end?.on ?? endOf(edition),
        state === 'done' ? yes : state === 'stopped' ? no : '',
        end?.certificate ?? '',
        end?.validUntil ?? '',
        state === 'done' ? yes : state === 'stopped' ? no : '',
      ]
    }),
  ]
}

/** A spreadsheet would take a text that begins so for a formula. */
const safe = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => (/[",;\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const asCsv = (rows: readonly string[][]): string =>
  `\uFEFF${rows.map(row => row.map(cell => quoted(safe(cell))).join(',')).join('\r\n')}\r\n`

export const asXlsx = (rows: readonly string[][]): Promise<Buffer> =>
  writeExcelFile(
    rows.map((row, at) =>
      row.map(value => ({ value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
    { stickyRowsCount: 1 },
  ).toBuffer()

/** The plan on paper: who is away when, and a table. */
export const planPdf = (props: PlanProps): Uint8Array<ArrayBuffer> => {
  const { visit, plan, found, costOf, gaps, open } = props
  const { t } = visit
  const rows = placed(props)
  const mondays = mondaysBetween(found.fromDay, found.untilDay)
  const left = rows
    .filter(({ placement }) => isLive(placement))
    .reduce((all, { worker, course }) => all + costOf(worker.id, course.id).left, 0)
  const months = [...new Set(mondays.map(monday => monday.slice(0, 7)))]
  return typeset('training-plan.typ', {
    language: t.language,
    title: found.title,
    subtitle: `${day(found.fromDay, t.language, 'plain')} – ${day(found.untilDay, t.language, 'plain')}`,
    figures: [
      { value: `${gaps.length - open.length} / ${gaps.length}`, meaning: t('planning.training-plan.figure.gaps') },
      {
        value: money(left, t.language),
        meaning: t('planning.training-plan.figure.cost', { budget: money(plan.limits.budget, t.language) }),
      },
    ],
    yearTitle: t('planning.training-plan.year'),
    months: months.map(month => ({
      name: new Intl.DateTimeFormat(t.language === 'nl' ? 'nl-BE' : 'en-GB', {
        month: 'short',
        timeZone: 'UTC',
      }).format(new Date(`${month}-15T12:00:00Z`)),
      share: mondays.filter(monday => monday.startsWith(month)).length / mondays.length,
    })),
    rows: plan.workers
      .filter(({ id }) => rows.some(({ worker }) => worker.id === id))
      .map(worker => {
        const away = new Set(
          rows
            .filter(row => row.worker.id === worker.id && isLive(row.placement))
            .flatMap(({ edition }) => weeksOf(edition)),
        )
        return { name: called(worker), weeks: mondays.map(monday => away.has(monday)) }
      }),
    tableTitle: t('planning.training-plan.places'),
    head: (['who', 'course', 'start', 'hours', 'cost', 'state'] as const).map(head =>
      t(`planning.training-plan.head.${head}`),
    ),
    table: rows.map(({ placement, worker, course, edition }) => [
      called(worker),
      course.title,
      day(edition.start, t.language, 'short'),
      figure((weeksOf(edition).length * edition.perWeek) / 60, t.language, 1),
      money(costOf(worker.id, course.id).left, t.language),
      t(`planning.training-plan.state.${placement.state}`),
    ]),
    openTitle: t('planning.training-plan.open', { count: open.length }),
    open: open.map(({ worker, row }) => {
      const who = plan.workers.find(({ id }) => id === worker)
      return `${who ? called(who) : ''}: ${plan.rows.find(({ id }) => id === row)?.label[t.language] ?? ''}`
    }),
    footer: t('planning.training-plan.footer', {
      day: day(visit.today, t.language, 'plain'),
      address: urls.trainingPlans,
    }),
  })
}
