import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps what it prints.
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => (output[name] += text))
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ status: code ?? 1, ...output }))
  })
}

/** The last line with something on it: where tools say what went wrong. */
export const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? ''
