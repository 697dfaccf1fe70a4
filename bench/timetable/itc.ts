import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import type {
  Group,
  Meeting,
  ModuleToFollow,
  TimetableProblem,
  Weekday,
} from '../../src/planning/timetable/timetable.ts'
import { addDays, type Day } from '../../src/platform/day.ts'

// Real students of universities (ITC 2019, IST Taguspark): read where they lie, never part of the project.

interface Class {
  id: string
  parent: string | null
  /** Length in slots, by day, start and weeks. */
  lengths: Map<string, number>
}
type Course = { id: string; configs: Class[][][] }

interface Placed {
  days: string
  start: number
  weeks: string
}

const firstMonday = '2026-09-07' as Day
/** A course with more ways than this is left out, with its student. */
const mostBundles = 2000

type Attributes = Record<string, string>

const eachTag = (file: string, seen: (name: string, attributes: Attributes) => void): void => {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => seen(name, attributes as Attributes))
  parser
    .write(
      gunzipSync(readFileSync(file))
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
    .close()
}

const readProblem = (file: string) => {
  const courses = new Map<string, Course>()
  const students: string[][] = []
  let slotsPerDay = 288
  let course: Course = { id: '', configs: [] }
  let current: Class | null = null
  let inStudents = false
  eachTag(file, (name, of) => {
    if (name === 'problem') slotsPerDay = Number(of.slotsPerDay)
    if (name === 'students') inStudents = true
    if (name === 'student') students.push([])
    if (name === 'course' && inStudents) students.at(-1)?.push(of.id ?? '')
    if (name === 'course' && !inStudents) {
      course = { id: of.id ?? '', configs: [] }
      courses.set(course.id, course)
    }
    if (name === 'config') course.configs.push([])
    if (name === 'subpart') course.configs.at(-1)?.push([])
    if (name === 'class' && !inStudents) {
      current = { id: of.id ?? '', parent: of.parent ?? null, lengths: new Map() }
      course.configs.at(-1)?.at(-1)?.push(current)
    }
    if (name === 'time') current?.lengths.set(`${of.days} ${of.start} ${of.weeks}`, Number(of.length))
    if (name === 'distributions') current = null
  })
  return { courses, students, slotsPerDay }
}

const readSolution = (file: string): Map<string, Placed> => {
  const placed = new Map<string, Placed>()
  eachTag(file, (name, of) => {
    if (name === 'class')
      placed.set(of.id ?? '', { days: of.days ?? '', start: Number(of.start), weeks: of.weeks ?? '' })
  })
  return placed
}

/** Ways to follow a course: a class of every subpart of one config, under the class it belongs to. */
const bundlesOf = ({ configs }: Course): Class[][] =>
  configs.flatMap(subparts => {
    let bundles: Class[][] = [[]]
    for (const classes of subparts)
      bundles = bundles
        .flatMap(bundle => classes.map(one => [...bundle, one]))
        .filter(bundle => {
          const last = bundle.at(-1)
          const rivals = bundle.filter(one =>
            subparts.some(part => part.some(({ id }) => id === last?.parent) && part.includes(one)),
          )
          return !last?.parent || rivals.length === 0 || rivals.some(({ id }) => id === last.parent)
        })
        .slice(0, mostBundles + 1)
    return bundles
  })

/** The students with the most courses, as problems; null: the data are not here. */
export const realStudents = (
  folder: string,
  instance: string,
  solution: string,
  most: number,
): TimetableProblem[] | null => {
  const file = join(folder, instance)
  if (!existsSync(file)) return null
  const { courses, students, slotsPerDay } = readProblem(file)
  const placed = readSolution(join(folder, solution))
  const isHalfHours = slotsPerDay < 100
  const minute = isHalfHours ? 30 : 1440 / slotsPerDay
  const begin = isHalfHours ? 480 : 0
  const weeksOf = new Map<string, Day[]>()

  const meetingsOf = (one: Class): Meeting[] => {
    const at = placed.get(one.id)
    if (!at) return []
    const length = one.lengths.get(`${at.days} ${at.start} ${at.weeks}`) ?? [...one.lengths.values()][0] ?? 0
    const weeks =
      weeksOf.get(at.weeks) ?? [...at.weeks].flatMap((bit, week) => (bit === '1' ? addDays(firstMonday, week * 7) : []))
    weeksOf.set(at.weeks, weeks)
    const from = begin + at.start * minute
    return [...at.days].flatMap((bit, weekday): Meeting[] =>
      bit === '1' && weeks.length > 0
        ? [{ weekday: weekday as Weekday, from, to: Math.min(1440, from + length * minute), weeks, campus: 'school' }]
        : [],
    )
  }
  const isWhole = (meetings: Meeting[]): boolean =>
    !meetings.some((one, at) =>
      meetings
        .slice(at + 1)
        .some(
          other =>
            one.weekday === other.weekday &&
            one.from < other.to &&
            other.from < one.to &&
            one.weeks.some(week => other.weeks.includes(week)),
        ),
    )
  const modules = new Map<string, ModuleToFollow>()
  const moduleOf = (id: string): ModuleToFollow => {
    const known = modules.get(id)
    if (known) return known
    const course = courses.get(id)
    const groups = (course ? bundlesOf(course) : []).map(
      (bundle): Group => ({
        id: bundle.map(one => one.id).join('+'),
        meetings: bundle.flatMap(meetingsOf),
        runs: null,
      }),
    )
    const whole = groups.filter(({ meetings }) => isWhole(meetings))
    const module = { id, name: { nl: id, en: id }, after: [], groups: whole.length > 0 ? whole : groups }
    modules.set(id, module)
    return module
  }
  return students
    .toSorted((a, b) => b.length - a.length)
    .slice(0, most)
    .map(own => ({
      modules: [...new Set(own)].map(moduleOf),
      busy: [],
      wishes: {
        maxDaysPerWeek: null,
        maxMinutesPerWeek: null,
        travelMinutes: {},
        changeMinutes: 0,
        overlap: 'never' as const,
      },
    }))
    .filter(({ modules: all }) => all.every(({ groups }) => groups.length <= mostBundles))
}
