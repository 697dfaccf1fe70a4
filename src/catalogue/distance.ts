import type { Catalogue } from './catalogue.ts'

const earthRadiusKm = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres as the crow flies between two Belgian postcodes; null when one of them is not known. */
export const kmBetween = (
  { postcodes }: Pick<Catalogue, 'postcodes'>,
  from: string | null,
  to: string | null,
): number | null => {
  const a = postcodes.get(from ?? '')
  const b = postcodes.get(to ?? '')
  if (!a || !b) return null
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(half)))
}
