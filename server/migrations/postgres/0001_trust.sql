CREATE TABLE "mail_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"person_id" text,
	"name" text,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_history" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"hash" text NOT NULL,
	"set_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_step" bigint,
	"next_secret" text,
	"next_backup_codes" text,
	CONSTRAINT "second_factors_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "agent_avoids" (
	"agent_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "agent_avoids_agent_id_organisation_id_pk" PRIMARY KEY("agent_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "agent_codes" (
	"agent_id" text NOT NULL,
	"list" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "agent_codes_agent_id_list_code_pk" PRIMARY KEY("agent_id","list","code")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"title" text,
	"certificate_number" text NOT NULL,
	"certificate_issuer" text NOT NULL,
	"certificate_issued" text NOT NULL,
	"certificate_expires" text,
	"certificate_reminded" integer,
	"agency_id" text,
	"regions" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"services" jsonb NOT NULL,
	"languages" jsonb NOT NULL,
	"years" integer,
	"intro" text,
	"max_load" integer NOT NULL,
	"commission_terms" text,
	"phone" text,
	"name_public_at" text,
	"contact_shared_at" text,
	"rules_version" text,
	"rules_accepted_at" text,
	"folded" text NOT NULL,
	"pending" jsonb,
	"waiting_since" text,
	"faults" jsonb NOT NULL,
	"suspended" jsonb,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"state_at" text NOT NULL,
	"last_action_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"subject" text NOT NULL,
	"open_subject" text,
	"organisation_id" text,
	"region" text,
	"state" text NOT NULL,
	"reason" text,
	"text" text,
	"by_id" text,
	"at" text NOT NULL,
	"due" text,
	"ended_at" text
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"subject" text NOT NULL,
	"number" integer NOT NULL,
	"purpose" text NOT NULL,
	"visibility" text NOT NULL,
	"name" text NOT NULL,
	"added_by" text,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"kind" text NOT NULL,
	"uncleaned" text,
	"scan" text DEFAULT 'waiting' NOT NULL,
	"scanned_at" text,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"until" text,
	"email" text NOT NULL,
	"owner_id" text NOT NULL,
	"invited_by" text,
	"sent_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"accepted_at" text,
	"accepted_by" text,
	"revoked_at" text
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"scope" text NOT NULL,
	"attachment_id" text,
	"requester_id" text NOT NULL,
	"organisation_id" text,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" text NOT NULL,
	"due_at" text NOT NULL,
	"answered_at" text,
	"answered_by" text,
	"text" text,
	"until" text,
	"open_key" text
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"scope" text NOT NULL,
	"attachment_id" text,
	"grantee_kind" text NOT NULL,
	"grantee_id" text NOT NULL,
	"organisation_id" text,
	"request_id" text,
	"granted_by" text,
	"at" text NOT NULL,
	"until" text,
	"withdrawn_at" text,
	"withdrawn_by" text,
	"live_key" text
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"version" text NOT NULL,
	"body" jsonb NOT NULL,
	"actor_id" text NOT NULL,
	"decided_at" text NOT NULL,
	"due_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_origins" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"code" text NOT NULL,
	"number" text,
	"batch" text,
	"scope" text DEFAULT '' NOT NULL,
	"imported_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_versions" (
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"state" text NOT NULL,
	"draft" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"risks" integer DEFAULT 0 NOT NULL,
	"submitted_by" text,
	"submitted_at" text NOT NULL,
	"feedback" jsonb,
	CONSTRAINT "pending_versions_kind_listing_id_pk" PRIMARY KEY("kind","listing_id")
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"version" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"move" text NOT NULL,
	"actor_id" text,
	"role" text NOT NULL,
	"at" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "mail_stops" (
	"address_hash" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "mail_stops_address_hash_kind_pk" PRIMARY KEY("address_hash","kind")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"address" text,
	"language" text,
	"code" text NOT NULL,
	"facts" jsonb NOT NULL,
	"subject" text NOT NULL,
	"link" text,
	"state" text NOT NULL,
	"created_at" text NOT NULL,
	"done_at" text
);
--> statement-breakpoint
CREATE TABLE "notice_preferences" (
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"mail" text NOT NULL,
	CONSTRAINT "notice_preferences_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"code" text NOT NULL,
	"facts" jsonb NOT NULL,
	"subject" text NOT NULL,
	"created_at" text NOT NULL,
	"read_at" text,
	"mail" text NOT NULL,
	"digest_id" text
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"role" text,
	"office" text,
	"region" text,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text,
	"sent_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"accepted_at" text,
	"revoked_at" text
);
--> statement-breakpoint
CREATE TABLE "organisation_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"values" jsonb NOT NULL,
	"state" text NOT NULL,
	"requested_by" text,
	"requested_at" text NOT NULL,
	"decided_at" text,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "organisation_claims" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"text" text,
	"state" text NOT NULL,
	"created_at" text NOT NULL,
	"decided_at" text
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" bigint NOT NULL,
	"ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" text,
	"address" text NOT NULL,
	"facts" jsonb NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	"created_at" text NOT NULL,
	CONSTRAINT "links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "timer_runs" (
	"name" text PRIMARY KEY NOT NULL,
	"ran_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trail_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"hash" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"purpose" text NOT NULL,
	"notice_version" text NOT NULL,
	"given" boolean NOT NULL,
	"at" text NOT NULL,
	"withdrawn_at" text
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" text NOT NULL,
	"due_at" text NOT NULL,
	"ended_at" text,
	"reason" text,
	"open_key" text
);
--> statement-breakpoint
CREATE TABLE "personal_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" text NOT NULL,
	"ready_at" text,
	"expires_at" text,
	"bytes" integer,
	"open_key" text
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"person_id" text,
	"evidence" text NOT NULL,
	"state" text NOT NULL,
	"text" text,
	"created_at" text NOT NULL,
	"decided_by" text,
	"decided_at" text
);
--> statement-breakpoint
CREATE TABLE "duplicate_candidates" (
	"id" text PRIMARY KEY NOT NULL,
	"a_id" text NOT NULL,
	"b_id" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text,
	"similarity" double precision NOT NULL,
	"state" text NOT NULL,
	"created_at" text NOT NULL,
	"decided_by" text,
	"decided_at" text
);
--> statement-breakpoint
CREATE TABLE "duplicate_keys" (
	"achievement_id" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "duplicate_keys_key_achievement_id_pk" PRIMARY KEY("key","achievement_id")
);
--> statement-breakpoint
CREATE TABLE "batch_approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"import_id" text NOT NULL,
	"open_import" text,
	"actor_id" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"approved" integer DEFAULT 0 NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"started_at" text NOT NULL,
	"due_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrecy_words" (
	"id" text PRIMARY KEY NOT NULL,
	"word" text NOT NULL,
	"folded" text NOT NULL,
	"note" text,
	"active" boolean DEFAULT true NOT NULL,
	"by_person" text,
	"at" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "organisations_name";--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "region" text DEFAULT '130000' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "uscc" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "state_established" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "central_in_hebei" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "legal_rep" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "legal_nature" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "industry" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "size" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "tags" jsonb;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "main_products" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "founded_year" integer;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "staff" integer;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "rules_url" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "objection_channel" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "applied_by" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "state_at" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "state_text" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "returned" jsonb;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_how" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_at" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_region" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "language" text DEFAULT 'zh' NOT NULL;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "erased_at" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "owner_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "risks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "submitted_at" text;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "confirmed_at" text;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "expires_at" text;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "reminded" integer;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "feedback" jsonb;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "unit_name" text;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "import_id" text;--> statement-breakpoint
ALTER TABLE "achievements" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "origin_batch" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "owner_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "risks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "submitted_at" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "confirmed_at" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "expires_at" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "reminded" integer;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "feedback" jsonb;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "unit_name" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "import_id" text;--> statement-breakpoint
ALTER TABLE "needs" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "trail" ADD COLUMN "actor_role" text;--> statement-breakpoint
ALTER TABLE "trail" ADD COLUMN "prev_hash" text;--> statement-breakpoint
ALTER TABLE "trail" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_persons_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_avoids" ADD CONSTRAINT "agent_avoids_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_avoids" ADD CONSTRAINT "agent_avoids_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_codes" ADD CONSTRAINT "agent_codes_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_id_persons_id_fk" FOREIGN KEY ("id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_agency_id_organisations_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_added_by_persons_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_invitations" ADD CONSTRAINT "access_invitations_owner_id_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_invitations" ADD CONSTRAINT "access_invitations_invited_by_persons_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_invitations" ADD CONSTRAINT "access_invitations_accepted_by_persons_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_requester_id_persons_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_answered_by_persons_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_persons_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_persons_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_changes" ADD CONSTRAINT "organisation_changes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_changes" ADD CONSTRAINT "organisation_changes_requested_by_persons_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_claims" ADD CONSTRAINT "organisation_claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_claims" ADD CONSTRAINT "organisation_claims_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_exports" ADD CONSTRAINT "personal_exports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_a_id_achievements_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."achievements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_b_id_achievements_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."achievements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_keys" ADD CONSTRAINT "duplicate_keys_achievement_id_achievements_id_fk" FOREIGN KEY ("achievement_id") REFERENCES "public"."achievements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_approvals" ADD CONSTRAINT "batch_approvals_actor_id_persons_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_history_person" ON "password_history" USING btree ("person_id","set_at");--> statement-breakpoint
CREATE INDEX "agent_codes_code" ON "agent_codes" USING btree ("list","code");--> statement-breakpoint
CREATE INDEX "agents_state" ON "agents" USING btree ("state","last_action_at");--> statement-breakpoint
CREATE INDEX "agents_waiting" ON "agents" USING btree ("waiting_since");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open" ON "assignments" USING btree ("open_subject");--> statement-breakpoint
CREATE INDEX "assignments_agent" ON "assignments" USING btree ("agent_id","state");--> statement-breakpoint
CREATE INDEX "assignments_due" ON "assignments" USING btree ("state","due");--> statement-breakpoint
CREATE INDEX "assignments_subject" ON "assignments" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "assignments_organisation" ON "assignments" USING btree ("organisation_id","agent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_number" ON "attachments" USING btree ("subject","number");--> statement-breakpoint
CREATE INDEX "attachments_file" ON "attachments" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "files_scan" ON "files" USING btree ("scan","created_at");--> statement-breakpoint
CREATE INDEX "access_invitations_listing" ON "access_invitations" USING btree ("kind","listing_id");--> statement-breakpoint
CREATE INDEX "access_invitations_owner" ON "access_invitations" USING btree ("owner_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_open" ON "access_requests" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "access_requests_listing" ON "access_requests" USING btree ("kind","listing_id");--> statement-breakpoint
CREATE INDEX "access_requests_requester" ON "access_requests" USING btree ("requester_id","asked_at");--> statement-breakpoint
CREATE INDEX "access_requests_due" ON "access_requests" USING btree ("state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_live" ON "grants" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "grants_listing" ON "grants" USING btree ("kind","listing_id");--> statement-breakpoint
CREATE INDEX "grants_grantee" ON "grants" USING btree ("grantee_kind","grantee_id");--> statement-breakpoint
CREATE INDEX "decisions_listing" ON "decisions" USING btree ("kind","listing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_origins_number" ON "listing_origins" USING btree ("kind","code","scope","number");--> statement-breakpoint
CREATE INDEX "listing_origins_listing" ON "listing_origins" USING btree ("kind","listing_id");--> statement-breakpoint
CREATE INDEX "pending_versions_state" ON "pending_versions" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE INDEX "transitions_listing" ON "transitions" USING btree ("kind","listing_id","seq");--> statement-breakpoint
CREATE INDEX "transitions_actor" ON "transitions" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "mails_person" ON "mails" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notices_inbox" ON "notices" USING btree ("person_id","read_at","created_at");--> statement-breakpoint
CREATE INDEX "notices_digest" ON "notices" USING btree ("mail","digest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_organisation" ON "invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_changes_of" ON "organisation_changes" USING btree ("organisation_id","state");--> statement-breakpoint
CREATE INDEX "organisation_changes_state" ON "organisation_changes" USING btree ("state");--> statement-breakpoint
CREATE INDEX "organisation_claims_of" ON "organisation_claims" USING btree ("organisation_id","state");--> statement-breakpoint
CREATE INDEX "rate_limits_ends" ON "rate_limits" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "links_address" ON "links" USING btree ("address","kind");--> statement-breakpoint
CREATE INDEX "links_expiry" ON "links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("person_id","purpose","at");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_open" ON "erasures" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "erasures_person" ON "erasures" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_exports_open" ON "personal_exports" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "personal_exports_person" ON "personal_exports" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "personal_exports_ends" ON "personal_exports" USING btree ("state","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_once" ON "claims" USING btree ("kind","listing_id","organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "claims_state" ON "claims" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "claims_organisation" ON "claims" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_candidates_pair" ON "duplicate_candidates" USING btree ("a_id","b_id");--> statement-breakpoint
CREATE INDEX "duplicate_candidates_state" ON "duplicate_candidates" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "duplicate_keys_achievement" ON "duplicate_keys" USING btree ("achievement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "batch_approvals_open" ON "batch_approvals" USING btree ("open_import");--> statement-breakpoint
CREATE INDEX "batch_approvals_actor" ON "batch_approvals" USING btree ("actor_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "secrecy_words_folded" ON "secrecy_words" USING btree ("folded");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_applied_by_persons_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_verified_by_persons_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree ("name");--> statement-breakpoint
CREATE INDEX "organisations_state" ON "organisations" USING btree ("state","state_at");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_uscc" ON "organisations" USING btree ("uscc") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "trail_actor" ON "trail" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "trail_at" ON "trail" USING btree ("at");--> statement-breakpoint
UPDATE needs SET state = 'open' WHERE state = 'published';
--> statement-breakpoint
UPDATE needs SET state = 'imported_unclaimed' WHERE state = 'unclaimed';
--> statement-breakpoint
UPDATE achievements SET state = 'imported_unclaimed' WHERE state = 'unclaimed';
