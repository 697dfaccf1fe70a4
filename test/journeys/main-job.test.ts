import { describe, expect, test } from 'vitest'
import { axe, openBrowser, picture, type Visitor, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>
type Check = (page: Page) => Promise<void>

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const skip = (page: Page) => page.getByRole('link', { name: 'Sla over' }).click()
const on = (page: Page) => page.getByRole('button', { name: 'Verder' }).click()
const search = async (page: Page, text: string) => {
  await page.getByRole('searchbox').first().fill(text)
  await page.getByRole('button', { name: 'Zoek' }).first().click()
}

/** Answers what matters to a welder, skips the rest, and ends at check-your-answers. */
const tellAsWelder = async (page: Page, check: Check) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Begin: wat kan je al?' }).click()
  await check(page)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Begin/ })
    .or(page.getByRole('main').getByRole('link', { name: /^Begin/ }))
    .first()
    .click()

  expect(await heading(page)).toBe('Welk werk doe je, of deed je?')
  await search(page, 'hoeknaadlaser')
  await page
    .getByRole('button', { name: /Hoeknaadlasser/i })
    .first()
    .click()
  await check(page)
  await on(page)

  await search(page, 'hoeknaadlasser')
  await page.getByRole('button', { name: /Bewijs van beroepskwalificatie Hoeknaadlasser/ }).click()
  await check(page)
  await on(page)

  await page.getByRole('checkbox').first().check()
  await check(page)
  await on(page)

  expect(await heading(page)).toBe('Wat wil je worden?')
  await search(page, 'plaatlaser')
  await page.getByRole('radio', { name: /^Plaatlasser/ }).check()
  await check(page)
  await on(page)

  while (!page.url().endsWith('/nakijken')) {
    await check(page)
    await skip(page)
  }
}

const visitors: Visitor[] = [
  { screen: 'phone', script: false },
  { screen: 'phone', colours: 'dark' },
  { screen: 'desktop' },
]

describe.each(visitors)('the main job ($screen, $colours, JavaScript $script)', who => {
  test('from what I can to a ladder with its reasons', async () => {
    const page = await visitor(browser, house.address, who)
    const check = who.script === false ? async () => {} : axe
    await tellAsWelder(page, check)
    expect(await page.getByRole('main').textContent()).toContain('Hoeknaadlasser')
    await check(page)
    await page.getByRole('main').getByText('Toon mijn ladder').click()

    expect(await heading(page)).toBe('Jouw ladder naar Plaatlasser')
    await check(page)
    await page.getByRole('button', { name: 'Vergelijk' }).click()
    expect(await heading(page)).toBe('Vergelijk de wegen naar Plaatlasser')
    expect(await page.getByRole('columnheader').count()).toBeGreaterThanOrEqual(2)
    await check(page)
    await picture(page, `compare ${who.screen} ${who.colours}`)
    await page.goBack()

    await page.locator('main h2 a').first().click()
    const perhaps = page.locator('li.rung-card').filter({ hasText: 'misschien vrij' }).first()
    await perhaps.first().waitFor()
    expect(await perhaps.count()).toBe(1)
    await perhaps.locator('summary').first().click()
    expect(await perhaps.textContent()).toContain('Je zegt dat je het bewijs')
    await check(page)
    await picture(page, `ladder ${who.screen} ${who.colours}`)
  })
})

test('back loses nothing, and a wrong answer is told at its field', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', script: false })
  await tellAsWelder(page, async () => {})
  await page.goto('/wat-kan-je-al/plaats')
  await page.getByRole('textbox').first().fill('9999')
  await on(page)
  expect(await page.getByRole('alert').textContent()).not.toBe('')
  expect(await page.getByRole('textbox').first().inputValue()).toBe('9999')
  await page.goto('/wat-kan-je-al/nakijken')
  expect(await page.getByRole('main').textContent()).toContain('Plaatlasser')
})
