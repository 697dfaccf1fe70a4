import { readEmail } from '../../people/index.ts'
import { type Day, readDay } from '../../platform/day.ts'
import type { Fields } from '../../platform/fields.ts'
import { oneLine, readHours } from './condition.ts'
import { covers, type Fault, statuteFrom, type Terms } from './terms.ts'

/** Somebody who is asked to take part; without a mail address they get a code on paper. */
export interface Invited {
  name: string
  email: string | null
}

/** What one tells to make an agreement. */
export interface MakeAsk extends Pick<Terms, 'statute' | 'alsoSelfEmployed' | 'contractMinutes' | 'cover'> {
  /** An employer that holds to a set. */
  member: string
  programme: string
  from: Day
  until: Day
  worker: Invited
  guardian: Invited
  /** Another place than the employer's own, with who speaks for it; empty: the employer's own. */
  workplace: Invited & { place: string }
}

export const makeFields = [
  ...['member', 'programme', 'from', 'until', 'contract', 'cover'],
  ...['worker-name', 'worker-email', 'guardian-name', 'guardian-email'],
  ...['workplace', 'workplace-name', 'workplace-email'],
] as const

const shortened = (typed: string): string => oneLine(typed).slice(0, 120)

/** Reads the form, with what is wrong at each field. */
export const readMakeAsk = (form: Fields): { ok: true; value: MakeAsk } | { ok: false; faults: Fault[] } => {
  const faults: Fault[] = []
  const day = (field: string): Day | null => {
    const read = readDay(form.one(field))
    if (!read) faults.push({ field, says: 'planning.agreement.wrong-day' })
    return read
  }
  const invited = (who: string): Invited => {
    const typed = form.one(`${who}-email`)
    const email = typed === '' ? null : readEmail(typed)
    if (typed !== '' && email === null) faults.push({ field: `${who}-email`, says: 'people.wrong-address' })
    return { name: shortened(form.one(`${who}-name`)), email }
  }
  const [from, until] = [day('from'), day('until')]
  const statute = statuteFrom(form.all('statute'))
  if (!statute.ok) faults.push({ field: 'statute', says: statute.refusal })
  const contractMinutes = readHours(form.one('contract'))
  if (contractMinutes === null) faults.push({ field: 'contract', says: 'planning.agreement.wrong-contract' })
  const cover = covers.find(each => each === form.one('cover'))
  if (!cover) faults.push({ field: 'cover', says: 'planning.agreement.no-cover' })
  const [worker, guardian, workplace] = [invited('worker'), invited('guardian'), invited('workplace')]
  const place = shortened(form.one('workplace'))
  if (place !== '' && workplace.name === '')
    faults.push({ field: 'workplace-name', says: 'planning.agreement.no-name' })
  if (faults.length > 0 || !from || !until || !statute.ok || contractMinutes === null || !cover)
    return { ok: false, faults }
  const { statute: held, alsoSelfEmployed } = statute
  return {
    ok: true,
    value: {
      member: form.one('member'),
      programme: form.one('programme'),
      from,
      until,
      statute: held,
      alsoSelfEmployed,
      contractMinutes,
      cover,
      worker,
      guardian,
      workplace: { ...workplace, place },
    },
  }
}
