import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const main = async (page: Page) => ((await page.getByRole('main').textContent()) ?? '').replace(/\u00a0/g, ' ')

test('a coordinator divides 40 periods without script, too many first; the teacher reads 20 on a phone', {
  timeout: 120_000,
}, async () => {
  const ann = await visitor(browser, house.address, { script: false })
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Leiestreek als coördinator/)
  await ann.goto('/wat-wacht')
  await ann.getByRole('link', { name: 'Lestijden verdelen' }).click()
  await ann.getByRole('link', { name: 'Voeg een module toe' }).click()
  await ann
    .getByRole('combobox', { name: 'Welke module' })
    .selectOption({ label: 'Logistieke taken in de zorg (40 lestijden)' })
  await ann.getByRole('button', { name: 'Ga verder' }).click()
  const fill = (label: string, value: string) => ann.getByRole('textbox', { name: label, exact: true }).fill(value)
  await fill('Daarvan contact', '25')
  await fill('Daarvan werkplek', '20')
  await ann.getByRole('combobox', { name: 'Wie geeft de module' }).selectOption({ label: 'Bart Lenaerts' })
  await fill('Dirk Goossens', '12,25')
  await fill('Bart Lenaerts', '7,75')
  await ann.getByRole('button', { name: 'Verdeel' }).click()
  expect(await ann.getByRole('alert').textContent()).toContain('samen meer dan er betaald wordt')
  await fill('Daarvan contact', '20')
  await ann.getByRole('button', { name: 'Verdeel' }).click()
  for (const text of ['Bart Lenaerts: 20 lestijden contact', 'Dirk Goossens: 12,25 lestijden op de werkplek'])
    expect(await main(ann)).toContain(text)
  await picture(ann, 'teaching-time-divide')

  const bart = await visitor(browser, house.address, { screen: 'phone', colours: 'dark' })
  await signIn(bart, 'Bart')
  await bart.goto('/mijn-lestijden')
  expect(await main(bart)).toContain('samen 95,5 lestijden')
  await axe(bart)
  await picture(bart, 'teaching-time-own-phone-dark')
})

test('the school year as a picture, tables and a file', { timeout: 60_000 }, async () => {
  const ann = await visitor(browser, house.address)
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Leiestreek als coördinator/)
  await ann.goto('/lestijden?jaar=2026')
  for (const text of ['Basiszorg bij ADL-dysfunctie', '15,5 lestijden', 'Per persoon'])
    expect(await main(ann)).toContain(text)
  await axe(ann)
  await picture(ann, 'teaching-time-year')
  const saved = ann.waitForEvent('download')
  await ann.getByRole('link', { name: 'Bewaar als Excel' }).click()
  expect((await saved).suggestedFilename()).toBe('lestijden.xlsx')
})
