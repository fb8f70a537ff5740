import { spawn } from 'node:child_process'

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill() // nobody would wait for them any more
})

/**
 * Runs a program to its end and keeps what it prints.
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => (output[name] += text))
    }
    child.on('error', reject)
    child.on('close', (code) => {
      running.delete(child)
      resolve({ status: code ?? 1, ...output })
    })
  })
}

/** The last line with something on it: where tools say what went wrong. */
export const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? ''

/** What a person should read of a failed program: the message of the error it threw, else its last line. */
export function reasonOf(output) {
  const thrown = output.split('\n').findLast((line) => /^\s*(\[?cause\]?: )?\w*(Error|Problem)( \[\w+\])?: /.test(line))
  return (thrown ?? lastLine(output)).trim() || 'it says nothing'
}
