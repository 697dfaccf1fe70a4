/** How a message of a kind reaches a person: at once, with the others of the week, or only in their own space. */
export const ways = ['now', 'weekly', 'space'] as const
export type Way = (typeof ways)[number]

interface Kind {
  usual: Way
  /** Whether the person may choose another way; and whether the mail holds a link to get no more of it. */
  free: boolean
  /** Of more in an hour than this something is wrong: the kind stops until an administrator looked. */
  mostAnHour: number
}

/**
 * Every kind of message. `code`: what one asked for to sign in or to confirm. `security`: what one must know of one's
 * own account. `request`: something waits for you. `decision`: somebody decided on something of yours. `invitation`: somebody lets you in. `reminder`: what
 * runs out. `chance`: what one may ask for since a rule changed. `week`: the messages of a week in one.
 */
export const kinds = {
  code: { usual: 'now', free: false, mostAnHour: 1_000 },
  security: { usual: 'now', free: false, mostAnHour: 2_000 },
  request: { usual: 'now', free: true, mostAnHour: 5_000 },
  decision: { usual: 'now', free: true, mostAnHour: 2_000 },
  // A list of people who are invited at once holds at most 10,000.
  invitation: { usual: 'now', free: true, mostAnHour: 25_000 },
  reminder: { usual: 'weekly', free: true, mostAnHour: 5_000 },
  // Told by thousands after one change of the table of exemptions.
  chance: { usual: 'weekly', free: true, mostAnHour: 25_000 },
  week: { usual: 'now', free: true, mostAnHour: 50_000 },
} as const satisfies Record<string, Kind>

export type MessageKind = keyof typeof kinds
const messageKinds = Object.keys(kinds) as MessageKind[]

/** What a person may choose a way for; the mail of the week itself is what `weekly` means. */
export const freeKinds = messageKinds.filter(kind => kinds[kind].free && kind !== 'week')

export const isMessageKind = (text: string): text is MessageKind => Object.hasOwn(kinds, text)
export const isWay = (text: string): text is Way => ways.some(way => way === text)
