import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withInstallLock } from '../process/install-lock.mjs'

/** The machine cannot have it: the message is one line for a person. */
export class CannotInstall extends Error {}

const versionCheck = 'import sys; sys.exit(sys.version_info < (3, 11) and "this is " + sys.version.split()[0])'
const pipInstall = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--retries=1']

/**
 * The Python environment of one requirements file under `home`, made once; new pins, new environment.
 * @returns the path of its interpreter
 * @throws CannotInstall without Python 3.11 or without a package registry
 */
export async function pythonEnvironment(home, name, requirements, python) {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8)
  const venv = path.join(home, `${name}-venv-${pins}`)
  const bin = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const done = path.join(venv, 'installed') // a half-made one is never used
  if (existsSync(done)) return bin

  const step = (program, args, trouble) => {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    if (status === 0) return
    rmSync(venv, { recursive: true, force: true })
    throw new CannotInstall(`${trouble}: ${stderr?.trim().split('\n').at(-1) || `${program} does not run`}`)
  }
  await withInstallLock(`${venv}.lock`, () => {
    if (existsSync(done)) return
    step(python, ['-c', versionCheck], 'Python 3.11 or newer is needed')
    step(python, ['-m', 'venv', '--clear', venv], 'Python cannot make a virtual environment')
    step(bin, [...pipInstall, '--only-binary=:all:', '-r', requirements], 'the Python packages cannot be installed')
    writeFileSync(done, '')
  })
  return bin
}
