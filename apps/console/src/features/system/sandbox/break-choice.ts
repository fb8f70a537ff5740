import { sandboxFaults, type BreakSandboxInput, type SandboxFaultName } from '@understudy/observe'

export const durations = [
  { value: '60', label: '1 min' },
  { value: '600', label: '10 min' },
  { value: '3600', label: '1 h' },
  { value: 'open', label: 'until repaired' },
] as const
export type Duration = (typeof durations)[number]['value']

export interface BreakChoice {
  readonly fault: SandboxFaultName
  readonly ports: readonly string[]
  readonly duration: Duration
  /** Of a hundred, as it is typed. */
  readonly percent: string
  readonly reason: string
}

const percentOf = (fault: SandboxFaultName): string => String(sandboxFaults[fault].share * 100)

export const firstChoice: BreakChoice = { fault: 'refuse', ports: [], duration: '600', percent: '100', reason: '' }

/** Another fault comes with its own share. */
export const withFault = (choice: BreakChoice, fault: SandboxFaultName): BreakChoice => ({
  ...choice,
  fault,
  percent: percentOf(fault),
})

export const withPort = (choice: BreakChoice, port: string): BreakChoice => ({
  ...choice,
  ports: choice.ports.includes(port) ? choice.ports.filter((each) => each !== port) : [...choice.ports, port],
})

export const durationS = ({ duration }: BreakChoice): number | null => (duration === 'open' ? null : Number(duration))

/** What is wrong with the share as typed; undefined when nothing is. */
export function percentError({ percent }: BreakChoice): string | undefined {
  const value = Number(percent)
  return percent.trim() !== '' && value > 0 && value <= 100 ? undefined : 'Above 0, up to 100.'
}

export const inputOf = (choice: BreakChoice): BreakSandboxInput => ({
  ports: choice.ports as Exclude<BreakSandboxInput['ports'], 'all'>,
  fault: choice.fault,
  share: Number(choice.percent) / 100,
  durationS: durationS(choice),
  ...(choice.reason.trim() === '' ? {} : { reason: choice.reason.trim() }),
})
