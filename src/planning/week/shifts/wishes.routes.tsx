import { Hono } from 'hono'
import { type Catalogue, currentCatalogue, kmBetween } from '../../../catalogue/index.ts'
import { type Fields, fields } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import { show } from '../../../ui/page.tsx'
import type { Problem } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { homeOf } from '../own-dossier.ts'
import { forSomebody, type SignedIn } from '../signed-in.ts'
import { campusesOf } from './campuses.ts'
import { setWishes } from './keep-shifts.ts'
import { wishesOf } from './shift.store.ts'
import { type Campus, WishesPage, type WishForm } from './wishes.pages.tsx'
import { estimatedMinutes, WeekWishes } from './wishes.ts'

const text = (figure: number | null): string => (figure === null ? '' : String(figure))

/** Hours as they are typed: `12`, `7,5` or `7.5`. */
const hoursText = (minutes: number | null): string => (minutes === null ? '' : String(minutes / 60).replace('.', ','))

const formOf = (wishes: WeekWishes, home: string | null): WishForm => ({
  days: text(wishes.daysPerWeek),
  hours: hoursText(wishes.minutesPerWeek),
  postcode: wishes.postcode ?? home ?? '',
  overlap: text(wishes.overlap),
  travel: Object.fromEntries(Object.entries(wishes.travel).map(([postcode, minutes]) => [postcode, String(minutes)])),
})

const numberIn = (typed: string): number | null =>
  /^\d{1,4}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : null

/** What was typed as wishes, or what is wrong with it. */
const readWishes = (
  typed: WishForm,
  { catalogue, visit: { t } }: { catalogue: Catalogue; visit: SignedIn },
): { wishes: WeekWishes } | { problems: Problem[] } => {
  const problems: Problem[] = []
  const wrong = (field: string, says: Parameters<typeof t>[0]) => problems.push({ field, text: t(says) })
  const days = typed.days === '' ? null : numberIn(typed.days)
  if (typed.days !== '' && (days === null || !Number.isInteger(days) || days < 1 || days > 7))
    wrong('days', 'planning.week.wish.wrong-days')
  const hours = typed.hours === '' ? null : numberIn(typed.hours)
  if (typed.hours !== '' && (hours === null || hours < 1 || hours > 60))
    wrong('hours', 'planning.week.wish.wrong-hours')
  if (typed.postcode !== '' && !catalogue.postcodes.has(typed.postcode))
    wrong('postcode', 'planning.week.wish.wrong-postcode')
  const travel: Record<string, number> = {}
  for (const [postcode, minutes] of Object.entries(typed.travel)) {
    if (minutes === '') continue
    const read = numberIn(minutes)
    if (read === null || !Number.isInteger(read) || read > 300)
      wrong(`travel-${postcode}`, 'planning.week.wish.wrong-travel')
    else travel[postcode] = read
  }
  if (problems.length > 0) return { problems }
  const overlap = ['0', '1', '3'].includes(typed.overlap) ? Number(typed.overlap) : null
  const minutesPerWeek = hours === null ? null : Math.round(hours * 60)
  const postcode = typed.postcode || null
  return { wishes: WeekWishes.parse({ daysPerWeek: days, minutesPerWeek, postcode, travel, overlap }) }
}

const typedWishes = (form: Fields, postcodes: string[]): WishForm => ({
  days: form.one('days'),
  hours: form.one('hours'),
  postcode: form.one('postcode'),
  overlap: form.one('overlap'),
  travel: Object.fromEntries(postcodes.map(postcode => [postcode, form.one(`travel-${postcode}`)])),
})

const wishesPage = async (c: Ctx, visit: SignedIn, given?: { typed: WishForm; problems: Problem[] }) => {
  const catalogue = await currentCatalogue(visit.db)
  const wishes = await wishesOf(visit.db, visit.person.id)
  const home = wishes.postcode ?? (await homeOf(visit))
  const campuses = (await campusesOf(visit)).map(({ postcode, place }): Campus => {
    const km = kmBetween(catalogue, home, postcode)
    return { postcode, place, km, estimate: km === null ? null : estimatedMinutes(km) }
  })
  const typed = given?.typed ?? formOf(wishes, home)
  const page = (
    <WishesPage
      visit={visit}
      typed={typed}
      campuses={campuses}
      problems={given?.problems ?? []}
      saved={c.req.query('bewaard') !== undefined}
    />
  )
  return show(c, page, given ? 422 : 200)
}

/** What somebody wishes of their week. */
export const wishesRoutes = new Hono<Env>()
  .get(
    urls.weekWishes,
    forSomebody((c, visit) => wishesPage(c, visit)),
  )
  .post(
    urls.weekWishes,
    forSomebody(async (c, visit) => {
      const campuses = await campusesOf(visit)
      const typed = typedWishes(
        await fields(c),
        campuses.map(({ postcode }) => postcode),
      )
      const read = readWishes(typed, { catalogue: await currentCatalogue(visit.db), visit })
      if ('problems' in read) return wishesPage(c, visit, { typed, problems: read.problems })
      await setWishes(visit.db, visit, read.wishes)
      return c.redirect(`${urls.weekWishes}?bewaard`, 303)
    }),
  )
