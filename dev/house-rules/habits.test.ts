import { expect, test } from 'vitest'
import { clockReaders, hollows, longFiles, machineTraces } from './habits.ts'

const file = (path: string, text: string) => ({ path, text })

test('a file of more than 300 lines is told', () => {
  const lines = (count: number) => `${Array.from({ length: count }, () => 'export {}').join('\n')}\n`
  expect(longFiles([file('src/people/person.ts', lines(300))])).toEqual([])
  expect(longFiles([file('src/people/person.ts', lines(301))])).toEqual([expect.stringContaining('301 lines')])
  expect(longFiles([file('test/long.ts', lines(301))])).toEqual([])
})

test('who reads the clock inside the house is told, with the line', () => {
  const text = 'const day = 1\nconst now = new Date()\nconst then = new Date(now)\n// new Date()\nDate.now()'
  expect(clockReaders([file('src/people/sign-in.ts', text)]).map(line => line.split(' ')[0])).toEqual([
    'src/people/sign-in.ts:2:',
    'src/people/sign-in.ts:5:',
  ])
  const free = ['src/server.ts', 'src/platform/clock.ts', 'src/people/sign-in.test.ts', 'dev/practice-clock.ts']
  expect(clockReaders(free.map(path => file(path, text)))).toEqual([])
})

test('tests set aside and work left for later are told', () => {
  const later = ['TO', 'DO'].join('')
  const aside = ['test', 'only'].join('.')
  expect(hollows([file('src/a.test.ts', `${aside}('x', () => {})\n// ${later}: more`)])).toEqual([
    expect.stringContaining('src/a.test.ts:1: '),
    expect.stringContaining('src/a.test.ts:2: '),
  ])
  expect(hollows([file('src/a.test.ts', "test('x', () => {})\ntest.each([1])('y', () => {})")])).toEqual([])
})

test('traces of one machine are told', () => {
  const path = ['', 'root', 'project'].join('/')
  const host = ['registry', 'npmjs', 'org'].join('.')
  expect(
    machineTraces([file('docs/a.md', `see\n${path}/x`), file('package-lock.json', `"https://${host}/x"`)]),
  ).toEqual(['docs/a.md:2: names a path of one machine', 'package-lock.json:1: names a host of packages'])
  expect(machineTraces([file('docs/a.md', 'https://example.org/work/x and src/work/x')])).toEqual([])
})
