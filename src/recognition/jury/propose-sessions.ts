import type { ProgrammeId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Half, Wait } from './jury.ts'

type Person = Id<'person'>

export interface Slot {
  day: Day
  half: Half
}

export interface Planning {
  /** In the order in which they wait. */
  waiting: readonly Pick<Wait, 'id' | 'personId' | 'programme' | 'untilDay'>[]
  jurors: readonly {
    person: Person
    /** Whether they may judge this programme on this day. */
    judges: (programme: ProgrammeId, day: Day) => boolean
    /** Whether they can come. */
    free: (slot: Slot) => boolean
    /** In how many sessions they sit already. */
    load: number
  }[]
  /** Whether something stands between a juror and a candidate. */
  objects: (juror: Person, candidate: Person) => boolean
  slots: readonly Slot[]
  seats: number
  jurorsWanted: number
}

export interface Proposed extends Slot {
  programme: ProgrammeId
  jurors: Person[]
  waits: Wait['id'][]
}

type Waiting = Planning['waiting'][number]

const inTime = (wait: Waiting, { day }: Slot): boolean => wait.untilDay === null || day <= wait.untilDay

/** The session in this slot that seats `most` and as many others as it can; null: none does. */
const sessionAt = (
  planning: Planning,
  most: Waiting,
  others: Waiting[],
  slot: Slot,
  taken: Proposed[],
): Proposed | null => {
  const { jurors, objects, seats, jurorsWanted } = planning
  if (!inTime(most, slot)) return null
  const loadOf = (person: Person, load: number) => load + taken.filter(each => each.jurors.includes(person)).length
  const busy = taken.filter(({ day, half }) => day === slot.day && half === slot.half).flatMap(each => each.jurors)
  const fit = others.filter(wait => inTime(wait, slot))
  const chosen = jurors
    .filter(({ person, judges, free }) => judges(most.programme, slot.day) && free(slot) && !busy.includes(person))
    .filter(({ person }) => !objects(person, most.personId))
    .map(({ person, load }) => ({
      person,
      against: fit.filter(({ personId }) => objects(person, personId)).length,
      load: loadOf(person, load),
    }))
    .sort((a, b) => a.against - b.against || a.load - b.load || a.person.localeCompare(b.person))
    .slice(0, jurorsWanted)
    .map(({ person }) => person)
  if (chosen.length < jurorsWanted) return null
  const along = fit.filter(({ personId }) => !chosen.some(juror => objects(juror, personId))).slice(0, seats - 1)
  return { ...slot, programme: most.programme, jurors: chosen, waits: [most.id, ...along.map(({ id }) => id)] }
}

const soonest = (a: Waiting, b: Waiting): number => (a.untilDay ?? '9').localeCompare(b.untilDay ?? '9')

/**
 * Sessions that seat who waits before their last day: for whom it is most urgent, the session that seats the most others
 * along (of equals the earliest), until nobody is left or nobody can be seated. Jurors have one session in half a day,
 * judge nobody who they should not, and of equals who sits least is asked. Few sessions, not always the fewest: decision 044.
 */
export const proposeSessions = (planning: Planning): { sessions: Proposed[]; left: Wait['id'][] } => {
  const sessions: Proposed[] = []
  const left: Wait['id'][] = []
  let waiting = [...planning.waiting].sort(soonest)
  for (let most = waiting.shift(); most; most = waiting.shift()) {
    const { programme, id } = most
    const others = waiting.filter(wait => wait.programme === programme)
    let best: Proposed | null = null
    for (const slot of planning.slots) {
      const session = sessionAt(planning, most, others, slot, sessions)
      if (session && session.waits.length > (best?.waits.length ?? 0)) best = session
    }
    if (best) sessions.push(best)
    else left.push(id)
    waiting = waiting.filter(wait => !best?.waits.includes(wait.id))
  }
  return { sessions: sessions.sort((a, b) => a.day.localeCompare(b.day)), left }
}
