import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const main = (page: Page) => page.getByRole('main').textContent()

test('a guide sees what changes first and fills in anew without script; the client reads the same plan on a phone', {
  timeout: 180_000,
}, async () => {
  const sofie = await visitor(browser, house.address, { script: false })
  await signIn(sofie, 'Sofie', /als toeleider/)
  await sofie.getByRole('link', { name: 'Mijn mensen' }).click()
  await sofie.getByRole('link', { name: 'Artikel 60 en opleiding' }).click()
  await picture(sofie, 'article-60-home')
  await sofie.getByRole('link', { name: 'Samuel Tesfay' }).last().click()
  expect(await main(sofie)).toContain('Semester 3: dit verandert')
  await picture(sofie, 'article-60-plan')
  await sofie.getByRole('link', { name: 'Vul opnieuw in' }).click()
  await sofie.getByRole('textbox', { name: 'In welk jaar' }).fill('2020')
  await sofie.getByRole('button', { name: 'Toon het plan' }).click()
  expect(await sofie.getByRole('alert').textContent()).toContain('Vul een geboortejaar')
  await sofie.getByRole('textbox', { name: 'In welk jaar' }).fill('1999')
  await sofie.getByRole('radio', { name: 'keukenhulp' }).check()
  await picture(sofie, 'article-60-fill-in')
  await sofie.getByRole('button', { name: 'Toon het plan' }).click()
  expect(await main(sofie)).toContain('keukenhulp')

  const samuel = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(samuel, 'Samuel')
  await samuel.goto('/mijn-artikel-60')
  for (const text of ['Semester 2 nu', 'Met een opleidingscontract van VDAB', 'werk dat meetelt als stage'])
    expect(await main(samuel)).toContain(text)
  await axe(samuel)
  await picture(samuel, 'article-60-phone')
  await samuel.emulateMedia({ colorScheme: 'dark' })
  await axe(samuel)
  await picture(samuel, 'article-60-phone-dark')
  await samuel.emulateMedia({ colorScheme: 'light', media: 'print' })
  await picture(samuel, 'article-60-print')
})

test('a coordinator proposes other weeks', { timeout: 120_000 }, async () => {
  const ann = await visitor(browser, house.address)
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Vaartland als coördinator/)
  await ann.goto('/artikel-60')
  await ann.getByRole('link', { name: /Van logistiek naar zorgkundige/ }).click()
  await axe(ann)
  await picture(ann, 'article-60-scheme')
  await ann.getByRole('link', { name: 'Stel de weken voor' }).click()
  await axe(ann)
  await picture(ann, 'article-60-propose')
  await ann.getByLabel('Voor wie begint vanaf').fill('2027-09-01')
  await ann.getByLabel('Tot en met').fill('2027-08-31')
  await ann.getByRole('button', { name: 'Stel dit voor' }).click()
  expect(await ann.getByRole('alert').textContent()).toContain('na het begin')
  await ann.getByLabel('Tot en met').fill('')
  await ann.getByRole('button', { name: 'Stel dit voor' }).click()
  await ann.getByRole('heading', { name: 'Versie 2' }).waitFor()
  expect(await main(ann)).toContain('wacht op het OCMW')
})
