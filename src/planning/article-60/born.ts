import { addDays, type Day, readDay } from '../../platform/day.ts'

/** What is known of when somebody was born: as little as decides. A group is of ages on the first day of the contract. */
export type Born =
  | { kind: 'day'; day: Day }
  | { kind: 'year'; year: number }
  | { kind: 'group'; from: number | null; below: number | null }

/** The first and the last day on which somebody may have been born. */
export interface BirthDays {
  first: Day
  last: Day
}

/** Nobody works under article 60 younger or older; only where a group names no end. */
const youngest = 15
const oldest = 75

/** Whole years on a day; a birthday counts. Who was born on 29 February is a year older on 1 March in other years. */
export const ageOn = (born: Day, on: Day): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)

/** The day on which somebody reaches an age. */
export const birthdayOf = (born: Day, age: number): Day => {
  const year = String(Number(born.slice(0, 4)) + age).padStart(4, '0')
  return readDay(`${year}${born.slice(4)}`) ?? (`${year}-03-01` as Day)
}

/** The last day of birth of who is so many years old on a day. */
const lastBirth = (on: Day, age: number): Day => {
  const year = String(Number(on.slice(0, 4)) - age).padStart(4, '0')
  // On 29 February, somebody of 1 March of that other year is not so old yet.
  return readDay(`${year}${on.slice(4)}`) ?? (`${year}-02-28` as Day)
}

export const birthDaysOf = (born: Born, contractFrom: Day): BirthDays => {
  switch (born.kind) {
    case 'day':
      return { first: born.day, last: born.day }
    case 'year':
      return { first: `${born.year}-01-01` as Day, last: `${born.year}-12-31` as Day }
    case 'group':
      return {
        first: addDays(lastBirth(contractFrom, born.below ?? oldest), 1),
        last: lastBirth(contractFrom, born.from ?? youngest),
      }
  }
}

/** The youngest and the oldest that somebody may be on a day. */
export const agesOn = ({ first, last }: BirthDays, on: Day): { least: number; most: number } => ({
  least: ageOn(last, on),
  most: ageOn(first, on),
})
