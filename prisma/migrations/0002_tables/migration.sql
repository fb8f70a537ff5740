-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_events" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "entity_kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "entity_name" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "trace_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "port_calls" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID,
    "step_key" TEXT,
    "port" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "served_by" TEXT,
    "outcome" TEXT NOT NULL,
    "error_code" TEXT,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "age_ms" DOUBLE PRECISION,
    "durability" TEXT,
    "degraded" TEXT,
    "attempts" JSONB NOT NULL DEFAULT '[]',
    "detail" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "port_calls_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "provider_health" (
    "port" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "last_error" TEXT,
    "checked_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "provider_health_pkey" PRIMARY KEY ("port","provider")
);

-- CreateTable
CREATE TABLE "port_fleet" (
    "port" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "phase" TEXT NOT NULL DEFAULT 'none',
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "reason" JSONB,
    "next_probe_at" TIMESTAMPTZ(6),
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "port_fleet_pkey" PRIMARY KEY ("port","provider")
);

-- CreateTable
CREATE TABLE "port_windows" (
    "port" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "process_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "port_windows_pkey" PRIMARY KEY ("port","provider","process_id")
);

-- CreateTable
CREATE TABLE "port_transitions" (
    "id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "provider" TEXT,
    "kind" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "evidence" JSONB,
    "actor_name" TEXT,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "port_transitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "port_modes" (
    "id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "scope_tenant" UUID,
    "mode" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_by" TEXT,
    "epoch" BIGINT NOT NULL,

    CONSTRAINT "port_modes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leases" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "leases_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "port_intents" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "port" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "operation_id" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "payload" BYTEA,
    "payload_hash" TEXT,
    "payload_bytes" INTEGER NOT NULL DEFAULT 0,
    "version" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "aws" TEXT NOT NULL,
    "local" TEXT NOT NULL,
    "aws_ref" TEXT,
    "local_ref" TEXT,
    "served_by" TEXT,
    "owner" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(6),
    "error" TEXT,
    "watch_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "port_intents_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "port_conflicts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "winner" JSONB NOT NULL,
    "loser" JSONB NOT NULL,
    "winner_body" BYTEA,
    "loser_body" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" TEXT,
    "decision" TEXT,

    CONSTRAINT "port_conflicts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "port_mirrors" (
    "tenant_id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "policy" TEXT NOT NULL DEFAULT 'all',
    "complete_at" TIMESTAMPTZ(6),
    "not_readable" INTEGER NOT NULL DEFAULT 0,
    "compared_at" TIMESTAMPTZ(6),
    "compared_keys" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB NOT NULL DEFAULT '[]',
    "aws_digest" TEXT,
    "local_digest" TEXT,
    "handed_back" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "port_mirrors_pkey" PRIMARY KEY ("tenant_id","port")
);

-- CreateTable
CREATE TABLE "port_references" (
    "tenant_id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "aws_ref" TEXT NOT NULL,
    "local_ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "port_references_pkey" PRIMARY KEY ("tenant_id","port","chain","aws_ref")
);

-- CreateTable
CREATE TABLE "port_lag" (
    "port" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "waiting_aws" INTEGER NOT NULL,
    "waiting_local" INTEGER NOT NULL,
    "replayed" INTEGER NOT NULL DEFAULT 0,
    "limit_per_s" DOUBLE PRECISION,

    CONSTRAINT "port_lag_pkey" PRIMARY KEY ("port","at")
);

-- CreateTable
CREATE TABLE "journal_refusals" (
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,
    "refused" INTEGER NOT NULL,

    CONSTRAINT "journal_refusals_pkey" PRIMARY KEY ("reason")
);

-- CreateTable
CREATE TABLE "port_comparisons" (
    "port" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "scope_tenant" UUID,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "asked_by_id" TEXT NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "tenants_done" INTEGER NOT NULL DEFAULT 0,
    "tenants_total" INTEGER NOT NULL DEFAULT 0,
    "keys" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "port_comparisons_pkey" PRIMARY KEY ("port")
);

-- CreateTable
CREATE TABLE "replay_holds" (
    "port" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "replay_holds_pkey" PRIMARY KEY ("port")
);

-- CreateTable
CREATE TABLE "drill_schedule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "is_on" BOOLEAN NOT NULL,
    "day" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "drill_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drills" (
    "id" UUID NOT NULL,
    "timeline" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "script" JSONB NOT NULL,
    "compression" DOUBLE PRECISION NOT NULL,
    "ports" TEXT[],
    "state" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "reason" TEXT,
    "started_by_id" TEXT NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "owner" TEXT,
    "heartbeat_at" TIMESTAMPTZ(6),
    "stop_requested_at" TIMESTAMPTZ(6),
    "stop_requested_by" TEXT,
    "fault_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "live" JSONB,
    "report" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "played_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "cleaned_at" TIMESTAMPTZ(6),

    CONSTRAINT "drills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill_points" (
    "drill_id" UUID NOT NULL,
    "port" TEXT NOT NULL,
    "second" INTEGER NOT NULL,
    "aws" INTEGER NOT NULL,
    "local" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "slowest_ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "drill_points_pkey" PRIMARY KEY ("drill_id","port","second")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "platform_role" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "user_sessions" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_start" TIMESTAMPTZ(6) NOT NULL,
    "blocked_until" TIMESTAMPTZ(6),

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "memberships" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "agent_sessions" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_key" TEXT NOT NULL,
    "agent_version" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "memory_context" JSONB NOT NULL DEFAULT '{}',
    "configuration" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_activity_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_sessions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "runs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "output" JSONB,
    "error" JSONB,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "heartbeat_at" TIMESTAMPTZ(6),
    "claims" INTEGER NOT NULL DEFAULT 0,
    "stop_requested_at" TIMESTAMPTZ(6),
    "tokens_in" INTEGER NOT NULL DEFAULT 0,
    "tokens_out" INTEGER NOT NULL DEFAULT 0,
    "cost_micros" INTEGER NOT NULL DEFAULT 0,
    "trace_parent" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "runs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "steps" (
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "input_hash" TEXT,
    "output" JSONB,
    "error" JSONB,
    "progress_done" INTEGER,
    "progress_total" INTEGER,
    "progress_unit" TEXT,
    "tokens_in" INTEGER NOT NULL DEFAULT 0,
    "tokens_out" INTEGER NOT NULL DEFAULT 0,
    "cost_micros" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "steps_pkey" PRIMARY KEY ("tenant_id","run_id","key")
);

-- CreateTable
CREATE TABLE "run_events" (
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_events_pkey" PRIMARY KEY ("tenant_id","run_id","seq")
);

-- CreateTable
CREATE TABLE "processes" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "memory_bytes" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_faults" (
    "id" UUID NOT NULL,
    "ports" TEXT[],
    "fault" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "tenants" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "operations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "delay_ms" INTEGER,
    "reason" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_name" TEXT,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "last_hit_at" TIMESTAMPTZ(6),

    CONSTRAINT "sandbox_faults_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "namespaces" JSONB NOT NULL DEFAULT '{}',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "file_version" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_agents" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "budget" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_agents_pkey" PRIMARY KEY ("tenant_id","key")
);

-- CreateTable
CREATE TABLE "tenant_resources" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_resources_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "twin_memory_events" (
    "tenant_id" UUID NOT NULL,
    "memory_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "branch" TEXT NOT NULL DEFAULT 'main',
    "root_event_id" TEXT,
    "event_time" TIMESTAMPTZ(6) NOT NULL,
    "payload" JSONB NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "client_token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "twin_memory_events_pkey" PRIMARY KEY ("tenant_id","memory_id","actor_id","session_id","event_id")
);

-- CreateTable
CREATE TABLE "twin_memory_records" (
    "tenant_id" UUID NOT NULL,
    "memory_id" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "namespaces" TEXT[],
    "content" TEXT NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "client_token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "twin_memory_records_pkey" PRIMARY KEY ("tenant_id","memory_id","record_id")
);

-- CreateTable
CREATE TABLE "twin_objects" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "is_latest" BOOLEAN NOT NULL,
    "delete_marker" BOOLEAN NOT NULL DEFAULT false,
    "etag" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "content_type" TEXT NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "operation_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "twin_objects_pkey" PRIMARY KEY ("tenant_id","key","version_id")
);

-- CreateTable
CREATE TABLE "twin_indexes" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "space" BYTEA,
    "space_generation" INTEGER NOT NULL DEFAULT 0,
    "space_documents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "twin_indexes_pkey" PRIMARY KEY ("tenant_id","name")
);

-- CreateTable
CREATE TABLE "twin_documents" (
    "tenant_id" UUID NOT NULL,
    "index" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "deleted" BOOLEAN NOT NULL DEFAULT false,
    "source" JSONB NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "twin_documents_pkey" PRIMARY KEY ("tenant_id","index","id")
);

-- CreateIndex
CREATE INDEX "audit_events_tenant_id_at_id_idx" ON "audit_events"("tenant_id", "at" DESC, "id");

-- CreateIndex
CREATE INDEX "audit_events_tenant_id_entity_kind_entity_id_at_idx" ON "audit_events"("tenant_id", "entity_kind", "entity_id", "at");

-- CreateIndex
CREATE INDEX "audit_events_id_idx" ON "audit_events"("id" DESC);

-- CreateIndex
CREATE INDEX "port_calls_tenant_id_run_id_at_idx" ON "port_calls"("tenant_id", "run_id", "at");

-- CreateIndex
CREATE INDEX "port_calls_tenant_id_at_idx" ON "port_calls"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "port_transitions_port_at_idx" ON "port_transitions"("port", "at");

-- CreateIndex
CREATE INDEX "port_transitions_at_idx" ON "port_transitions"("at");

-- CreateIndex
CREATE INDEX "port_modes_port_set_at_idx" ON "port_modes"("port", "set_at");

-- CreateIndex
CREATE INDEX "port_intents_tenant_id_port_chain_seq_idx" ON "port_intents"("tenant_id", "port", "chain", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "port_intents_tenant_id_port_operation_chain_operation_id_key" ON "port_intents"("tenant_id", "port", "operation", "chain", "operation_id");

-- CreateIndex
CREATE INDEX "port_conflicts_tenant_id_state_at_idx" ON "port_conflicts"("tenant_id", "state", "at");

-- CreateIndex
CREATE INDEX "port_references_tenant_id_port_chain_local_ref_idx" ON "port_references"("tenant_id", "port", "chain", "local_ref");

-- CreateIndex
CREATE INDEX "drills_created_at_idx" ON "drills"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_sessions_token_hash_key" ON "user_sessions"("token_hash");

-- CreateIndex
CREATE INDEX "user_sessions_user_id_created_at_idx" ON "user_sessions"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "agent_sessions_tenant_id_last_activity_at_id_idx" ON "agent_sessions"("tenant_id", "last_activity_at" DESC, "id");

-- CreateIndex
CREATE INDEX "runs_status_heartbeat_at_idx" ON "runs"("status", "heartbeat_at");

-- CreateIndex
CREATE UNIQUE INDEX "runs_tenant_id_session_id_number_key" ON "runs"("tenant_id", "session_id", "number");

-- CreateIndex
CREATE INDEX "sandbox_faults_ended_at_started_at_idx" ON "sandbox_faults"("ended_at", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_resources_tenant_id_kind_name_key" ON "tenant_resources"("tenant_id", "kind", "name");

-- CreateIndex
CREATE INDEX "twin_memory_events_tenant_id_memory_id_actor_id_session_id__idx" ON "twin_memory_events"("tenant_id", "memory_id", "actor_id", "session_id", "event_time", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "twin_memory_events_tenant_id_memory_id_client_token_key" ON "twin_memory_events"("tenant_id", "memory_id", "client_token");

-- CreateIndex
CREATE UNIQUE INDEX "twin_memory_records_tenant_id_memory_id_client_token_key" ON "twin_memory_records"("tenant_id", "memory_id", "client_token");

-- CreateIndex
CREATE UNIQUE INDEX "twin_objects_tenant_id_operation_id_key" ON "twin_objects"("tenant_id", "operation_id");

-- CreateIndex
CREATE INDEX "twin_documents_tenant_id_index_seq_idx" ON "twin_documents"("tenant_id", "index", "seq");

-- AddForeignKey
ALTER TABLE "port_calls" ADD CONSTRAINT "port_calls_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "runs"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill_points" ADD CONSTRAINT "drill_points_drill_id_fkey" FOREIGN KEY ("drill_id") REFERENCES "drills"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_tenant_id_session_id_fkey" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "agent_sessions"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steps" ADD CONSTRAINT "steps_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "runs"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "runs"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_agents" ADD CONSTRAINT "tenant_agents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_resources" ADD CONSTRAINT "tenant_resources_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "twin_documents" ADD CONSTRAINT "twin_documents_tenant_id_index_fkey" FOREIGN KEY ("tenant_id", "index") REFERENCES "twin_indexes"("tenant_id", "name") ON DELETE CASCADE ON UPDATE CASCADE;


