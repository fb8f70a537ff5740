import { run } from '../process/run.mjs'

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs the stages, `width` at a time in the order given, and prints a line for each: its name, its time, and
 * everything it printed when it failed. A stage: { name, command: [program, ...args], env }.
 * @returns the names of those that failed
 */
export async function runStages(root, stages, width) {
  const waiting = [...stages]
  const failed = []
  async function next() {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const began = performance.now()
      const [program, ...args] = stage.command
      const { status, stdout, stderr } = await run(program, args, { cwd: root, env: { ...process.env, ...stage.env } })
      const took = seconds(performance.now() - began)
      console.log(`${status === 0 ? '✓' : '✗'} ${stage.name} (${took})`)
      if (status === 0) continue
      failed.push(stage.name)
      console.log(`${stdout}${stderr}`.trim().replace(/^/gm, '    '))
    }
  }
  await Promise.all(Array.from({ length: width }, next))
  return failed
}
