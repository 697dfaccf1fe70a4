import { sql } from 'kysely'
import type { Trx } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { fingerprint, type Id, newId } from '../../platform/ids.ts'
import { typeset } from '../../platform/pdf.ts'
import { type Actor, record } from '../../platform/record.ts'
import { day } from '../../platform/show.ts'
import { type Translate, translators } from '../../platform/words.ts'
import { type Letter, type LetterKind, type LetterText, letterNumber } from './letter.ts'

interface Writing {
  kind: LetterKind
  personId: Id<'person'>
  organisationId: Id<'organisation'>
  about: string
  text: (t: Translate) => LetterText
}

/** The next number of a year; whoever writes at the same time waits, so that none is given twice and none is left out. */
const nextNumber = async (trx: Trx, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext('letter'))`.execute(trx)
  const { last } = await trx
    .selectFrom('letter')
    .select(eb => eb.fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Writes a letter in the language of the person whom it is for, numbers it, and keeps it as it is sent. */
export const writeLetter = async (
  trx: Trx,
  writing: Writing,
  by: Actor & { person: Id<'person'> },
  now: Date,
): Promise<Letter['id']> => {
  const { kind, personId, organisationId, about, text } = writing
  const to = await trx
    .selectFrom('person')
    .select(['name', 'language'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const from = await trx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const t = translators[to.language]
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const number = await nextNumber(trx, year)
  const said = text(t)
  const pdf = typeset('letter.typ', {
    ...said,
    sections: said.sections.map(section => ({ head: [], rows: [], ...section })),
    language: t.language,
    from: from.name,
    to: to.name,
    number: t('recognition.letter.number', { number: letterNumber({ year, number }) }),
    date: day(today, t.language, 'plain'),
    footer: t('recognition.letter.footer'),
  })
  const id = newId<'letter'>()
  await trx
    .insertInto('letter')
    .values({
      id,
      year,
      number,
      kind,
      personId,
      organisationId,
      about,
      language: t.language,
      pdf: Buffer.from(pdf),
      sha256: fingerprint(pdf),
      writtenAt: now,
      writtenBy: by.person,
    })
    .execute()
  await record(trx, 'letter.written', {
    at: now,
    by,
    subject: about,
    detail: { number: letterNumber({ year, number }) },
  })
  return id
}
