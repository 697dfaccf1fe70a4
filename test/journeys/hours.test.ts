import { expect, test } from 'vitest'
import { dayOf } from '../../src/platform/day.ts'
import { openBrowser, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

test('a worker tells hours on a phone without JavaScript, and a mentor of the workplace says that they are right', {
  timeout: 180_000,
}, async () => {
  const samuel = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signIn(samuel, 'Samuel')
  await samuel.goto('/afspraken')
  await samuel.getByRole('link', { name: /Verzorgende/ }).click()
  await samuel.getByRole('link', { name: 'Uren: afgesproken en gevolgd' }).click()
  await samuel.getByLabel('Welke dag?').fill(dayOf(new Date()))
  await samuel.getByLabel('Hoeveel uur?').fill('2,5')
  await samuel.getByLabel('les gevolgd').check()
  await samuel.getByRole('button', { name: 'Meld', exact: true }).click()
  await samuel.getByText('2 u 30 les gevolgd').waitFor()

  const hilde = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(hilde, 'Hilde', /als mentor/)
  await hilde.goto(new URL(samuel.url()).pathname)
  await looks(hilde, 'hours-mentor')
  const waiting = hilde.getByText('gemeld, nog niet bevestigd')
  expect(await waiting.count()).toBeGreaterThan(0)
  await hilde.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await hilde.getByText('Hilde Verstraete bevestigde').first().waitFor()
  await expect.poll(() => waiting.count()).toBe(0)

  const again = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(again, 'Samuel')
  await again.goto(new URL(samuel.url()).pathname)
  await looks(again, 'hours')
  expect(await again.getByText('Hilde Verstraete bevestigde').count()).toBeGreaterThan(0)
  const papers = again.waitForEvent('download')
  await again.getByRole('link', { name: 'Als rekenblad (XLSX)' }).click()
  expect((await papers).suggestedFilename()).toBe('uren.xlsx')
})
