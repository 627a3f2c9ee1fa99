CREATE TABLE "appointments" (
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "appointments_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "memberships_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"intro" text,
	"fields" jsonb NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "persons_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "achievements" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"external_ref" text,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"published_at" text,
	"quality" integer DEFAULT 0 NOT NULL,
	"taken_down" jsonb,
	"name" text NOT NULL,
	"keywords" jsonb NOT NULL,
	"object" text,
	"field" text,
	"fields" jsonb NOT NULL,
	"sub_directions" jsonb NOT NULL,
	"industries" jsonb NOT NULL,
	"region" text,
	"contact" jsonb,
	"name_en" text,
	"public_summary" text,
	"abstract" text,
	"problem" text,
	"solution" text,
	"innovations" jsonb NOT NULL,
	"indicators" jsonb NOT NULL,
	"comparisons" jsonb NOT NULL,
	"economics" text,
	"scenarios" text,
	"trl" integer,
	"trl_basis" text,
	"achievement_class" text NOT NULL,
	"attribute" text,
	"forms" jsonb NOT NULL,
	"level" text,
	"application_status" text,
	"application_cases" jsonb NOT NULL,
	"ips" jsonb NOT NULL,
	"ownership" text,
	"modes" jsonb NOT NULL,
	"price_show" text,
	"price_min" bigint,
	"price_max" bigint,
	"contract_field" text,
	"finished_on" text,
	"support" text,
	"need_support" text,
	"team" text,
	"papers" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vectors" (
	"embedder" text NOT NULL,
	"hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "vectors_embedder_hash_pk" PRIMARY KEY("embedder","hash")
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"column" text NOT NULL,
	"code" text NOT NULL,
	"value" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"headings" jsonb NOT NULL,
	"publish" boolean DEFAULT true NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"draft_bytes" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"fault" jsonb,
	"created_at" text NOT NULL,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "match_marks" (
	"person_id" text NOT NULL,
	"need_id" text NOT NULL,
	"achievement_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"at" text NOT NULL,
	CONSTRAINT "match_marks_person_id_need_id_achievement_id_pk" PRIMARY KEY("person_id","need_id","achievement_id")
);
--> statement-breakpoint
CREATE TABLE "match_runs" (
	"subject" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"embedder" text NOT NULL,
	"engine" text NOT NULL,
	"weights" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"achievement_id" text NOT NULL,
	"score" integer NOT NULL,
	"weight" double precision NOT NULL,
	"low" integer NOT NULL,
	"high" integer NOT NULL,
	"confidence" double precision NOT NULL,
	"kind" text NOT NULL,
	"signals" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"need_revision" integer NOT NULL,
	"achievement_revision" integer NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "needs" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"external_ref" text,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"published_at" text,
	"quality" integer DEFAULT 0 NOT NULL,
	"taken_down" jsonb,
	"name" text NOT NULL,
	"keywords" jsonb NOT NULL,
	"object" text,
	"field" text,
	"fields" jsonb NOT NULL,
	"sub_directions" jsonb NOT NULL,
	"industries" jsonb NOT NULL,
	"region" text,
	"contact" jsonb,
	"kind" text NOT NULL,
	"organise" text NOT NULL,
	"disclosure" text NOT NULL,
	"background" text,
	"difficulty" text,
	"research" text,
	"indicators" jsonb NOT NULL,
	"constraints" text,
	"tried" text,
	"trl_min" integer,
	"deliverables" text,
	"deadline" text,
	"budget_show" text,
	"budget_min" bigint,
	"budget_max" bigint,
	"modes" jsonb NOT NULL,
	"ip_terms" text,
	"partner_requirement" text,
	"own_base" text,
	"urgency" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"held_until" bigint DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_fault" text,
	"parked" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trail" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_persons_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_persons_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_owner_id_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_marks" ADD CONSTRAINT "match_marks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_marks" ADD CONSTRAINT "match_marks_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_marks" ADD CONSTRAINT "match_marks_achievement_id_achievements_id_fk" FOREIGN KEY ("achievement_id") REFERENCES "public"."achievements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_achievement_id_achievements_id_fk" FOREIGN KEY ("achievement_id") REFERENCES "public"."achievements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_owner_id_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_name" ON "organisations" USING btree ("name");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "achievements_external_ref" ON "achievements" USING btree ("owner_id","external_ref");--> statement-breakpoint
CREATE INDEX "achievements_owner" ON "achievements" USING btree ("owner_id","updated_at");--> statement-breakpoint
CREATE INDEX "achievements_state" ON "achievements" USING btree ("state","published_at");--> statement-breakpoint
CREATE INDEX "import_problems_import" ON "import_problems" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "imports_organisation" ON "imports" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "matches_pair" ON "matches" USING btree ("need_id","achievement_id");--> statement-breakpoint
CREATE INDEX "matches_need" ON "matches" USING btree ("need_id","weight");--> statement-breakpoint
CREATE INDEX "matches_achievement" ON "matches" USING btree ("achievement_id","weight");--> statement-breakpoint
CREATE INDEX "matches_weight" ON "matches" USING btree ("weight");--> statement-breakpoint
CREATE UNIQUE INDEX "needs_external_ref" ON "needs" USING btree ("owner_id","external_ref");--> statement-breakpoint
CREATE INDEX "needs_owner" ON "needs" USING btree ("owner_id","updated_at");--> statement-breakpoint
CREATE INDEX "needs_state" ON "needs" USING btree ("state","published_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("parked","topic","held_until");--> statement-breakpoint
CREATE INDEX "trail_subject" ON "trail" USING btree ("subject");