import type { ModeKind } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import type { Expiry } from './expiry'

/** What is being ordered, before it is sent. */
export interface ModeChoice {
  port: PortName
  mode: ModeKind
  /** A slug; null: every tenant. */
  tenant: string | null
  reason: string
  expiry: Expiry
}

/** Titles of the dialog and of its button: "Force objects to local", "Force local until 05:18". */
export const choiceTitle = ({ port, mode }: Pick<ModeChoice, 'port' | 'mode'>): string =>
  ({
    force_local: `Force ${port} to local`,
    force_aws: `Force ${port} to AWS`,
    drain: `Drain ${port}`,
    observe: `Observe ${port} only`,
  })[mode]
