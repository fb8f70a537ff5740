import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { exitCodes } from './exit-codes.ts'
import { createProgram } from './program.ts'
import { scriptedTerminal } from './testing/scripted-terminal.ts'
import { verbTable } from './testing/verb-table.ts'

const settings = { url: undefined, session: undefined, configDir: '/nowhere' }
const program = createProgram({ terminal: scriptedTerminal(), settings, pollMs: 1 }, () => undefined)
const verbs = verbTable(program)
const docs = path.resolve(import.meta.dirname, '../../../docs')
const page = readFileSync(path.join(docs, 'cli.md'), 'utf8')
const lines = page.split('\n')

/** The cells below a table's head that begins with this word. */
function rows(head: string): string[][] {
  const first = lines.findIndex((line) => line.startsWith(`| ${head} `)) + 2
  const end = lines.findIndex((line, at) => at >= first && !line.startsWith('|'))
  return lines.slice(first, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

it('docs/cli.md has every verb, with its arguments, as the help has it', () => {
  expect(rows('verb')).toEqual(verbs.map(({ usage, summary }) => [`\`${usage}\``, summary]))
})

it('docs/cli.md has every exit status', () => {
  expect(rows('status').map(([status]) => Number(status))).toEqual(Object.values(exitCodes))
})

it('every command that a document gives is one, with options that there are', () => {
  const runbooks = readdirSync(path.join(docs, 'runbooks'))
  for (const file of ['cli.md', 'continuity.md', ...runbooks.map((name) => `runbooks/${name}`)]) {
    const given = [
      ...readFileSync(path.join(docs, file), 'utf8').matchAll(/(?:^\s*|\$\()(?:npx )?understudy ([a-z][^\n|)]*)/gm),
    ].map(([, line = '']) => line)
    for (const line of given) {
      const verb = verbs.map(({ usage }) => usage.replace(/ [<[].*$/, '')).filter((name) => `${line} `.startsWith(`${name} `))
      expect(verb, `${file}: understudy ${line}`).not.toEqual([])
      const command = verb
        .toSorted((a, b) => b.length - a.length)[0]!
        .split(' ')
        .reduce((at, name) => at.commands.find((each) => each.name() === name)!, program)
      const known = [...command.options.map(({ long }) => long), '--help']
      for (const [option] of line.replace(/"[^"]*"/g, '').matchAll(/--[a-z-]+/g))
        expect(known, `${file}: understudy ${line}`).toContain(option)
    }
  }
})
