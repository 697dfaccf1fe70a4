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

interface Told {
  work: { typed: string; chosen: RegExp }
  paper: { typed: string; chosen: RegExp }
  goal: { typed: string; chosen: RegExp }
}

const welder: Told = {
  work: { typed: 'hoeknaadlaser', chosen: /Hoeknaadlasser/i },
  paper: { typed: 'hoeknaadlasser', chosen: /Bewijs van beroepskwalificatie Hoeknaadlasser/ },
  goal: { typed: 'plaatlaser', chosen: /^Plaatlasser/ },
}

/** Answers what matters, skips the rest, and ends at check-your-answers. */
const tell = async (page: Page, { work, paper, goal }: Told, check: Check) => {
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
  await search(page, work.typed)
  await page.getByRole('button', { name: work.chosen }).first().click()
  await check(page)
  await on(page)

  await search(page, paper.typed)
  await page.getByRole('button', { name: paper.chosen }).click()
  await check(page)
  await on(page)

  await page.getByRole('checkbox').first().check()
  await check(page)
  await on(page)

  expect(await heading(page)).toBe('Wat wil je worden?')
  await search(page, goal.typed)
  await page.getByRole('radio', { name: goal.chosen }).check()
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
    await tell(page, welder, check)
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
  await tell(page, welder, async () => {})
  await page.goto('/wat-kan-je-al/plaats')
  await page.getByRole('textbox').first().fill('9999')
  await on(page)
  expect(await page.getByRole('alert').textContent()).not.toBe('')
  expect(await page.getByRole('textbox').first().inputValue()).toBe('9999')
  await page.goto('/wat-kan-je-al/nakijken')
  expect(await page.getByRole('main').textContent()).toContain('Plaatlasser')
})

test('in the care family neither the same codes nor the same title make two competences one', async () => {
  const page = await visitor(browser, house.address, { screen: 'desktop' })
  const carer: Told = {
    work: { typed: 'verzorgende', chosen: /verzorg/i },
    paper: { typed: 'verzorgende', chosen: /Bewijs van beroepskwalificatie Verzorgende/ },
    goal: { typed: 'kinderbegeleider', chosen: /^Kinderbegeleider baby/ },
  }
  await tell(page, carer, async () => {})
  await page.getByRole('main').getByText('Toon mijn ladder').click()
  expect(await heading(page)).toBe('Jouw ladder naar Kinderbegeleider baby’s en peuters')
  await axe(page)
  await picture(page, 'care-family')
  const routes = await page.locator('main h2 a').evaluateAll(links => links.map(link => link.getAttribute('href')))
  expect(routes.length).toBeGreaterThanOrEqual(3)
  for (const route of routes) {
    await page.goto(route ?? '')
    const rungs = page.locator('li.rung-card')
    expect(await rungs.count()).toBeGreaterThanOrEqual(7)
    expect(await rungs.filter({ has: page.getByText('te doen', { exact: true }) }).count()).toBe(await rungs.count())
  }
  const baby = page.locator('li.rung-card').first()
  await baby.locator('summary').first().click()
  expect(await baby.textContent()).toContain('val je niet onder een regel voor deze module')
})
