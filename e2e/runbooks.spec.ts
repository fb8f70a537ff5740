import { OperatorShell } from './support/runbooks/operator-shell.ts'
import { runBlocks, runbooks } from './support/runbooks/run-blocks.ts'
import { expectPeace, scenes, type Scene, type Stage } from './support/runbooks/scenes.ts'
import { ownPassword } from './support/sign-in.ts'
import { expect, test as base } from './support/test.ts'

// As always, only sooner: a ramp of 25 % a second instead of 1 %, and probes over one second instead of five.
const soon = { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.25', UNDERSTUDY_CONTINUITY_PROBES_OVER_MS: '1000' }

const test = base.extend<object, { shell: OperatorShell }>({
  shell: [
    async ({ installation }, use) => {
      const shell = new OperatorShell(installation)
      await use(shell)
      shell.close()
    },
    { scope: 'worker' },
  ],
})
test.use({ installationOf: { name: 'runbooks', env: soon } })
test.describe.configure({ mode: 'serial' })

test('the command signs in with a one-time password, at once with one of one’s own, and out again', async ({
  installation,
  shell,
}) => {
  const { adminEmail, oneTimePassword } = installation
  const login = `understudy login --email ${adminEmail}`
  const wrong = await shell.run(login, 'not the password\n')
  expect(wrong).toMatchObject({ exit: 1, output: expect.stringContaining('not right') })
  const alone = await shell.run(login, `${oneTimePassword}\n`)
  expect(alone).toMatchObject({ exit: 1, output: expect.stringContaining('give one of your own on a second line') })
  expect(await shell.must(login, `${oneTimePassword}\n${ownPassword}\n`)).toContain('Signed in at')
  await shell.must('understudy status && understudy logout')
  expect(await shell.run('understudy status')).toMatchObject({ exit: 3 })
  await shell.must(login, `${ownPassword}\n`)
})

test('every runbook gives commands, and there is a scene to follow them in', () => {
  expect(runbooks().toSorted()).toEqual(Object.keys(scenes).toSorted())
  for (const name of runbooks()) expect(runBlocks(name).length, name).toBeGreaterThan(2)
})

async function follow(stage: Stage, name: string, scene: Scene): Promise<void> {
  await test.step('it happens', () => scene.begin(stage))
  for (const { script, exit, says, after, line } of runBlocks(name)) {
    await test.step(`line ${line}: ${script.trim().split('\n')[0]}`, async () => {
      if (after !== null) {
        const event = scene.events?.[after]
        if (!event) throw new Error(`${name}:${line}: nothing is known of ${after}`)
        await event(stage)
      }
      const ran = await stage.shell.run(script)
      expect(ran.exit, `docs/runbooks/${name}:${line}\n${script}${ran.output}`).toBe(exit)
      if (says) expect(ran.output).toMatch(says)
    })
  }
  await test.step('it is over', () => expectPeace(stage))
}

for (const name of runbooks()) {
  test(`docs/runbooks/${name} does what it says`, async ({ installation, shell }) => {
    test.setTimeout(600_000)
    test.skip(!/Sandbox AWS.*http:/.test(installation.output()), 'no sandbox AWS on this machine: nothing can be broken')
    const scene = scenes[name]
    if (!scene) throw new Error(`there is no scene for ${name}`)
    try {
      await follow({ installation, shell }, name, scene)
    } finally {
      scene.end?.()
    }
  })
}
