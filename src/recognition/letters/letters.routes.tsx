import { Hono } from 'hono'
import { param } from '../../platform/fields.ts'
import type { Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { findLetter, lettersTo } from './letter.store.ts'
import { letterNumber } from './letter.ts'
import { LettersPage } from './letters.pages.tsx'

export const lettersRoutes = new Hono<Env>()
  .get(urls.letters, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.letters)}`, 303)
    return show(c, <LettersPage visit={visit} letters={await lettersTo(visit.db, visit.person.id)} />)
  })
  .get(urls.letter(':id'), async c => {
    const { db, person, worksFor } = c.var.visit
    const viewer = { person: person?.id ?? null, organisation: worksFor?.id ?? null }
    const letter = await findLetter(db, viewer, param(c, 'id'))
    if (!letter) return c.notFound()
    return c.body(new Uint8Array(letter.pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="brief-${letterNumber(letter)}.pdf"`,
    })
  })
