import { z } from 'zod'
import { pageInputSchema, pageOf } from '@understudy/core'
import { tenantListSorts } from './tenant-list-sorts.ts'

const slug = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{1,39}$/, 'Use 2–40 lower-case letters, digits, "-" or "_", starting with a letter.')
  .refine((value) => value !== 'platform' && !/^drill-(one|two|three)$/.test(value), 'This name is reserved.')

const domain = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, 'This is not a domain, such as example.com.')

const prefix = z.string().regex(/^[a-z][a-z0-9_:*-]{0,40}$/, 'Use lower-case letters, digits, "-", "_" or ":".')

export const namespacesSchema = z.object({ index: prefix, functions: prefix, cache: prefix })

const settings = {
  timezone: z.string().max(60),
  locale: z.enum(['en-GB', 'sv-SE']),
  /** How long sessions and their results are kept. */
  retentionDays: z.number().int().min(1, 'Keep at least 1 day.').max(3650, 'Keep at most 3,650 days.'),
  /** Model tokens of all sessions in a calendar month. */
  monthlyTokens: z.number().int().min(0).max(10_000_000_000),
}

export const tenantSettingsSchema = z.object({
  timezone: settings.timezone.default('Europe/Stockholm'),
  locale: settings.locale.default('en-GB'),
  retentionDays: settings.retentionDays.default(365),
  monthlyTokens: settings.monthlyTokens.default(50_000_000),
})
export type TenantSettings = z.infer<typeof tenantSettingsSchema>

/** A change of some: without defaults, which would reset what is not named. */
export const tenantSettingsChangeSchema = z.object(settings).partial()

export const tenantSummarySchema = z.object({
  slug: z.string(),
  name: z.string(),
  domain: z.string(),
  members: z.number().int(),
  agents: z.number().int(),
  sessions: z.number().int(),
  runsFailed24h: z.number().int(),
  callsLocal24h: z.number().int(),
  calls24h: z.number().int(),
  tokens30d: z.number().int(),
  lastActivityAt: z.date().nullable(),
  createdAt: z.date(),
})
export type TenantSummary = z.infer<typeof tenantSummarySchema>

export const listTenantsInput = pageInputSchema.extend({
  text: z.string().trim().max(100).optional(),
  sort: z.enum(tenantListSorts).default('name'),
})
export type ListTenantsInput = z.infer<typeof listTenantsInput>
export const tenantPageSchema = pageOf(tenantSummarySchema)

export const tenantDetailSchema = z.object({
  slug: z.string(),
  name: z.string(),
  domain: z.string(),
  namespaces: namespacesSchema,
  settings: tenantSettingsSchema,
  createdAt: z.date(),
  updatedAt: z.date(),
  members: z.number().int(),
  resources: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })),
  agents: z.array(z.object({ key: z.string(), version: z.number().int(), enabled: z.boolean() })),
  /** Where the database differs from config/tenants.yaml; the database wins. */
  differences: z.array(z.object({ field: z.string(), file: z.string(), here: z.string() })),
})
export type TenantDetail = z.infer<typeof tenantDetailSchema>

export const createTenantInput = z.object({ slug, name: z.string().trim().min(1, 'Give a name.').max(100), domain })
export type CreateTenantInput = z.infer<typeof createTenantInput>

export const updateTenantInput = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(100).optional(),
  settings: tenantSettingsChangeSchema.optional(),
})
export type UpdateTenantInput = z.infer<typeof updateTenantInput>

const budget = {
  tokensPerRun: z.number().int().min(1_000).max(10_000_000),
  tokensPerDay: z.number().int().min(1_000).max(1_000_000_000),
  wallSeconds: z.number().int().min(10).max(86_400),
}

export const agentBudgetSchema = z.object({
  tokensPerRun: budget.tokensPerRun.default(200_000),
  tokensPerDay: budget.tokensPerDay.default(5_000_000),
  wallSeconds: budget.wallSeconds.default(900),
})
export type AgentBudget = z.infer<typeof agentBudgetSchema>

/** An agent as the tenant has it: switched on or off, pinned to a version, with what it used of its budget today (UTC). */
export const tenantAgentSchema = z.object({
  key: z.string(),
  version: z.number().int(),
  enabled: z.boolean(),
  budget: agentBudgetSchema,
  updatedAt: z.date(),
  runsToday: z.number().int(),
  tokensToday: z.number().int(),
  lastRunAt: z.date().nullable(),
})
export type TenantAgentView = z.infer<typeof tenantAgentSchema>

export const updateTenantAgentInput = z.object({
  key: z.string().max(60),
  enabled: z.boolean().optional(),
  budget: z.object(budget).partial().optional(),
})
export type UpdateTenantAgentInput = z.infer<typeof updateTenantAgentInput>

/** config/tenants.yaml */
export const tenantsFileSchema = z.object({
  tenants: z
    .array(
      z.object({
        slug,
        name: z.string().min(1).max(100),
        domain,
        namespaces: namespacesSchema,
        settings: tenantSettingsChangeSchema.default({}),
        agents: z
          .array(
            z.object({
              key: z.string().max(60),
              version: z.number().int().min(1).default(1),
              enabled: z.boolean().default(true),
              budget: z.object(budget).partial().default({}),
            }),
          )
          .default([]),
        resources: z
          .array(
            z.object({
              kind: z.string().max(40),
              name: z.string().max(200),
              settings: z.record(z.string(), z.unknown()).default({}),
            }),
          )
          .default([]),
      }),
    )
    .max(1_000),
})
export type TenantsFile = z.infer<typeof tenantsFileSchema>
