import { grouped } from '../../platform/grouped.ts'
import { readTable } from './csv.ts'
import type { Problem, Question, Reader } from './reading.ts'

const columns = ['postcode', 'plaats', 'lon', 'lat'] as const
type Place = { postcode: string; place: string; lat: number; lon: number }

/** Postcodes with the same first two digits lie together; a place further off than this, in km, is a wrong point. */
const tooFar = 45

const median = (figures: number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

const kilometres = (one: { lat: number; lon: number }, other: { lat: number; lon: number }): number =>
  Math.hypot((one.lat - other.lat) * 111, (one.lon - other.lon) * 70)

const region = (place: Place): string => place.postcode.slice(0, 2)

/** Places whose point cannot be right: it lies far from the other places of its region. */
const farOff = (places: Place[]): Set<Place> => {
  const regions = grouped(places, region)
  const middles = new Map(
    [...regions].map(([name, all]) => [
      name,
      { lat: median(all.map(each => each.lat)), lon: median(all.map(each => each.lon)) },
    ]),
  )
  return new Set(
    places.filter(place => {
      const middle = middles.get(region(place))
      return middle !== undefined && kilometres(place, middle) > tooFar
    }),
  )
}

/** Reads postcodes with the point of each place. A wrong point is left out when its postcode has another place. */
export const readPostcodes: Reader = text => {
  const table = readTable(text, columns)
  if (!table.ok) return table
  const all = table.value.rows.map(row => ({
    postcode: row.postcode.trim(),
    place: row.plaats.trim(),
    lat: Number(row.lat || 'none'),
    lon: Number(row.lon || 'none'),
  }))
  const inBelgium = ({ postcode, place, lat, lon }: Place) =>
    /^[1-9]\d{3}$/.test(postcode) && place !== '' && lat > 49.4 && lat < 51.6 && lon > 2.4 && lon < 6.5
  const good = all.filter(inBelgium)
  const far = farOff(good)
  const sure = new Set(good.filter(place => !far.has(place)).map(place => place.postcode))
  const wrong = all.filter(place => !inBelgium(place))
  return {
    ok: true,
    value: {
      part: 'all',
      read: all.length,
      rows: {
        postcode: [
          ...new Map(
            good
              .filter(place => !far.has(place) || !sure.has(place.postcode))
              .map(place => [`${place.postcode} ${place.place}`, place]),
          ).values(),
        ],
      },
      questions: [...far].map(
        ({ postcode, place }): Question => ({
          key: `${postcode} ${place}`,
          question: 'place-far-off',
          with: { postcode, place },
        }),
      ),
      problems: [
        ...table.value.problems,
        ...wrong.map(
          (place): Problem => ({
            problem: 'wrong-row',
            place: `${place.postcode} ${place.place}`,
            with: { field: 'postcode, lat, lon' },
          }),
        ),
      ],
    },
  }
}
