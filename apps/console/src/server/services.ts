import 'server-only'
import type { ApiServices } from '@understudy/api'
import { installation } from './installation'
import { oncePerProcess } from './once-per-process'

/** What procedures need beside the database. */
export const services = (): ApiServices => oncePerProcess('services', () => ({ version: installation().config.version }))
