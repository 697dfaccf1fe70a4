import { type Day, dayOf } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { MemberRole } from '../organisations/organisation.ts'
import type { Access } from './access.ts'

export interface Job {
  id: Id<'membership'>
  guest: number
  place: number
  role: MemberRole
  until: Day | null
  ended: boolean
}
export interface Opened {
  id: Access['id']
  owner: number
  guest: number | null
  place: number | null
  roles: readonly MemberRole[]
  until: Date | null
  withdrawn: boolean
  request: string | null
}

/** What should hold, as simply as it can be said. */
export class Model {
  jobs: Job[] = []
  opened: Opened[] = []
  /** Organisations, owners and guests by their number. */
  validated = [true, true]
  closed: boolean[] = []
  working: (Job | null)[] = []

  constructor(readonly now: () => Date) {}

  holds = (job: Job) =>
    !job.ended && (job.until === null || job.until >= dayOf(this.now())) && this.validated[job.place] === true
  job = (guest: number, place: number, role: MemberRole) =>
    this.jobs.find(job => !job.ended && job.guest === guest && job.place === place && job.role === role)
  finds = (guest: number): Access['id'][] =>
    this.opened
      .filter(
        ({ owner, until, withdrawn }) => !withdrawn && !this.closed[owner] && (until === null || until > this.now()),
      )
      .filter(access => {
        if (access.place === null) return access.guest === guest
        const job = this.working[guest]
        const there = job && this.holds(job) && job.place === access.place && access.roles.includes(job.role)
        return there && (access.guest === null || access.guest === guest)
      })
      .map(({ id }) => id)
      .sort()
}
