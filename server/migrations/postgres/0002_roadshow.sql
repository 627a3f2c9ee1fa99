CREATE TABLE "encounter_mailboxes" (
	"encounter_id" text NOT NULL,
	"side" text NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "encounter_mailboxes_encounter_id_side_pk" PRIMARY KEY("encounter_id","side")
);
--> statement-breakpoint
CREATE TABLE "encounter_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"kind" text NOT NULL,
	"written_by" text NOT NULL,
	"written_as" text NOT NULL,
	"text" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "encounter_sides" (
	"encounter_id" text NOT NULL,
	"side" text NOT NULL,
	"organisation_id" text,
	"name" text,
	"state" text NOT NULL,
	"way" text,
	"answered_at" text,
	"answered_by" text,
	"mailbox" text,
	"text" text,
	CONSTRAINT "encounter_sides_encounter_id_side_pk" PRIMARY KEY("encounter_id","side")
);
--> statement-breakpoint
CREATE TABLE "encounters" (
	"id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"on" text NOT NULL,
	"place" text,
	"kind" text NOT NULL,
	"need_id" text,
	"need_name" text,
	"achievement_id" text,
	"achievement_name" text,
	"agent_id" text,
	"people" jsonb NOT NULL,
	"content" text NOT NULL,
	"outcome" text NOT NULL,
	"intent" bigint,
	"next_step" text,
	"next_who" text,
	"due" text,
	"recorded_by" text NOT NULL,
	"recorded_as" text NOT NULL,
	"recorder_organisation_id" text,
	"recorded_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"answer_due" text NOT NULL,
	"sealed_at" text,
	"owner_known" boolean NOT NULL,
	"demand_region" text,
	"supply_region" text,
	"reminded" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"stage" text NOT NULL,
	"need_id" text,
	"achievement_id" text,
	"demand_organisation_id" text,
	"demand_name" text,
	"supply_organisation_id" text,
	"supply_name" text,
	"agent_id" text,
	"outcome" text,
	"score" integer,
	"intent" bigint,
	"said_by" text,
	"said_as" text,
	"at" text NOT NULL,
	"deal_id" text
);
--> statement-breakpoint
CREATE TABLE "meeting_books" (
	"roadshow_id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"book_opens_at" text NOT NULL,
	"book_closes_at" text NOT NULL,
	"windows" jsonb NOT NULL,
	"slot_minutes" integer NOT NULL,
	"break_minutes" integer NOT NULL,
	"places" jsonb NOT NULL,
	"most_each" integer NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_guests" (
	"signup_id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"takes_part" boolean NOT NULL,
	"aim" text,
	"away" jsonb NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_holds" (
	"roadshow_id" text NOT NULL,
	"starts_at" text NOT NULL,
	"holder" text NOT NULL,
	"meeting_id" text NOT NULL,
	CONSTRAINT "meeting_holds_roadshow_id_starts_at_holder_pk" PRIMARY KEY("roadshow_id","starts_at","holder")
);
--> statement-breakpoint
CREATE TABLE "meeting_people" (
	"meeting_id" text NOT NULL,
	"signup_id" text NOT NULL,
	"answer" text NOT NULL,
	"outcome" text,
	"absent" jsonb,
	"next_step" text,
	"due_on" text,
	"reported_at" text,
	CONSTRAINT "meeting_people_meeting_id_signup_id_pk" PRIMARY KEY("meeting_id","signup_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"state" text NOT NULL,
	"score" double precision DEFAULT 0 NOT NULL,
	"bound" double precision DEFAULT 0 NOT NULL,
	"greedy" double precision DEFAULT 0 NOT NULL,
	"served" integer DEFAULT 0 NOT NULL,
	"served_at_most" integer DEFAULT 0 NOT NULL,
	"greedy_served" integer DEFAULT 0 NOT NULL,
	"items" jsonb NOT NULL,
	"created_by" text,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"state" text NOT NULL,
	"asker_id" text,
	"reason" text,
	"starts_at" text,
	"ends_at" text,
	"place" integer,
	"counterer_id" text,
	"counter_starts_at" text,
	"expires_at" text,
	"decline_reason" text,
	"decline_text" text,
	"score" integer,
	"open_pair" text,
	"created_at" text NOT NULL,
	"state_at" text NOT NULL,
	CONSTRAINT "meetings_placed" CHECK (("meetings"."starts_at" is null) = ("meetings"."place" is null))
);
--> statement-breakpoint
CREATE TABLE "presentations" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"session_id" text,
	"subject" text NOT NULL,
	"organisation_id" text,
	"submitted_by" text,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"place" integer NOT NULL,
	"speaker" text NOT NULL,
	"speaker_title" text,
	"minutes" integer NOT NULL,
	"pitch" text,
	"decision_text" text,
	"secrecy_ticked_at" text,
	"record_consent_at" text,
	"replay_url" text,
	"created_at" text NOT NULL,
	"state_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roadshow_fields" (
	"roadshow_id" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "roadshow_fields_roadshow_id_code_pk" PRIMARY KEY("roadshow_id","code")
);
--> statement-breakpoint
CREATE TABLE "roadshow_seats" (
	"roadshow_id" text NOT NULL,
	"mode" text NOT NULL,
	"capacity" integer NOT NULL,
	"ceiling" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "roadshow_seats_roadshow_id_mode_pk" PRIMARY KEY("roadshow_id","mode"),
	CONSTRAINT "roadshow_seats_not_oversold" CHECK ("roadshow_seats"."taken" >= 0 and "roadshow_seats"."taken" <= "roadshow_seats"."ceiling"),
	CONSTRAINT "roadshow_seats_ceiling" CHECK ("roadshow_seats"."capacity" >= 0 and "roadshow_seats"."capacity" <= "roadshow_seats"."ceiling")
);
--> statement-breakpoint
CREATE TABLE "roadshow_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"place" integer NOT NULL,
	"title" text NOT NULL,
	"room" text,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"experts" jsonb NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "roadshows" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"title" text NOT NULL,
	"intro" text NOT NULL,
	"host_id" text,
	"co_hosts" jsonb NOT NULL,
	"region" text NOT NULL,
	"fields" jsonb NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"reg_opens_at" text NOT NULL,
	"reg_closes_at" text NOT NULL,
	"venue" jsonb,
	"join_url" text,
	"approval" boolean NOT NULL,
	"max_companions" integer NOT NULL,
	"audience" text,
	"contact" text,
	"photo_notice" boolean NOT NULL,
	"waiting_since" text,
	"returned" text,
	"reason" text,
	"postponed_from" text,
	"published_at" text,
	"created_by" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"state_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signup_companions" (
	"id" text PRIMARY KEY NOT NULL,
	"signup_id" text NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signup_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"signup_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"actor_id" text,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signups" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"person_id" text,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"turn" integer NOT NULL,
	"mode" text NOT NULL,
	"accepts_other" boolean NOT NULL,
	"seat_mode" text,
	"seats" integer NOT NULL,
	"offered_at" text,
	"offer_expires_at" text,
	"offer_reason" text,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"title" text,
	"role" text NOT NULL,
	"phone" text,
	"mail" text,
	"contact_kind" text NOT NULL,
	"active_contact" text,
	"interests" jsonb NOT NULL,
	"want_to_meet" text,
	"assistance" text,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"group_id" text,
	"key_hash" text,
	"notice_version" text NOT NULL,
	"consented_at" text NOT NULL,
	"contact_shared_at" text,
	"date_asked_at" text,
	"date_confirmed_at" text,
	"reminded_at" text,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"state_at" text NOT NULL,
	CONSTRAINT "signups_seated" CHECK (("signups"."seat_mode" is not null) = ("signups"."state" in ('confirmed', 'offered', 'checked_in', 'no_show'))),
	CONSTRAINT "signups_offer" CHECK (("signups"."offer_expires_at" is not null) = ("signups"."state" = 'offered')),
	CONSTRAINT "signups_seats" CHECK ("signups"."seats" >= 1)
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "waiting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "encounter_mailboxes" ADD CONSTRAINT "encounter_mailboxes_encounter_id_encounters_id_fk" FOREIGN KEY ("encounter_id") REFERENCES "public"."encounters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounter_notes" ADD CONSTRAINT "encounter_notes_encounter_id_encounters_id_fk" FOREIGN KEY ("encounter_id") REFERENCES "public"."encounters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounter_notes" ADD CONSTRAINT "encounter_notes_written_by_persons_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounter_sides" ADD CONSTRAINT "encounter_sides_encounter_id_encounters_id_fk" FOREIGN KEY ("encounter_id") REFERENCES "public"."encounters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounter_sides" ADD CONSTRAINT "encounter_sides_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounter_sides" ADD CONSTRAINT "encounter_sides_answered_by_persons_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_achievement_id_achievements_id_fk" FOREIGN KEY ("achievement_id") REFERENCES "public"."achievements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_agent_id_persons_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_recorded_by_persons_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_recorder_organisation_id_organisations_id_fk" FOREIGN KEY ("recorder_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_achievement_id_achievements_id_fk" FOREIGN KEY ("achievement_id") REFERENCES "public"."achievements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_demand_organisation_id_organisations_id_fk" FOREIGN KEY ("demand_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_supply_organisation_id_organisations_id_fk" FOREIGN KEY ("supply_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_agent_id_persons_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_said_by_persons_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_books" ADD CONSTRAINT "meeting_books_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_guests" ADD CONSTRAINT "meeting_guests_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_guests" ADD CONSTRAINT "meeting_guests_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_holds" ADD CONSTRAINT "meeting_holds_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_holds" ADD CONSTRAINT "meeting_holds_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_people" ADD CONSTRAINT "meeting_people_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_people" ADD CONSTRAINT "meeting_people_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_plans" ADD CONSTRAINT "meeting_plans_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_plans" ADD CONSTRAINT "meeting_plans_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_asker_id_signups_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentations" ADD CONSTRAINT "presentations_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentations" ADD CONSTRAINT "presentations_session_id_roadshow_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."roadshow_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentations" ADD CONSTRAINT "presentations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentations" ADD CONSTRAINT "presentations_submitted_by_persons_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadshow_fields" ADD CONSTRAINT "roadshow_fields_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadshow_seats" ADD CONSTRAINT "roadshow_seats_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadshow_sessions" ADD CONSTRAINT "roadshow_sessions_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadshows" ADD CONSTRAINT "roadshows_host_id_organisations_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roadshows" ADD CONSTRAINT "roadshows_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_companions" ADD CONSTRAINT "signup_companions_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup_moves" ADD CONSTRAINT "signup_moves_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "encounter_mailboxes_email" ON "encounter_mailboxes" USING btree ("email");--> statement-breakpoint
CREATE INDEX "encounter_notes_encounter" ON "encounter_notes" USING btree ("encounter_id","at");--> statement-breakpoint
CREATE INDEX "encounter_sides_organisation" ON "encounter_sides" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "encounters_recorder" ON "encounters" USING btree ("recorded_by","updated_at");--> statement-breakpoint
CREATE INDEX "encounters_agent" ON "encounters" USING btree ("agent_id","updated_at");--> statement-breakpoint
CREATE INDEX "encounters_updated" ON "encounters" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "encounters_need" ON "encounters" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "encounters_achievement" ON "encounters" USING btree ("achievement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "interests_source" ON "interests" USING btree ("source");--> statement-breakpoint
CREATE INDEX "interests_need" ON "interests" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "interests_achievement" ON "interests" USING btree ("achievement_id");--> statement-breakpoint
CREATE INDEX "meeting_guests_of" ON "meeting_guests" USING btree ("roadshow_id","takes_part");--> statement-breakpoint
CREATE INDEX "meeting_holds_of" ON "meeting_holds" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "meeting_people_of" ON "meeting_people" USING btree ("signup_id");--> statement-breakpoint
CREATE INDEX "meeting_plans_of" ON "meeting_plans" USING btree ("roadshow_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_pair" ON "meetings" USING btree ("roadshow_id","open_pair");--> statement-breakpoint
CREATE INDEX "meetings_of" ON "meetings" USING btree ("roadshow_id","state","starts_at");--> statement-breakpoint
CREATE INDEX "meetings_expiry" ON "meetings" USING btree ("state","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "presentations_once" ON "presentations" USING btree ("roadshow_id","subject");--> statement-breakpoint
CREATE INDEX "presentations_of" ON "presentations" USING btree ("roadshow_id","state");--> statement-breakpoint
CREATE INDEX "roadshow_fields_code" ON "roadshow_fields" USING btree ("code");--> statement-breakpoint
CREATE INDEX "roadshow_sessions_of" ON "roadshow_sessions" USING btree ("roadshow_id","place");--> statement-breakpoint
CREATE INDEX "roadshows_calendar" ON "roadshows" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "roadshows_state" ON "roadshows" USING btree ("state","ends_at");--> statement-breakpoint
CREATE INDEX "roadshows_host" ON "roadshows" USING btree ("host_id");--> statement-breakpoint
CREATE INDEX "signup_companions_of" ON "signup_companions" USING btree ("signup_id","place");--> statement-breakpoint
CREATE INDEX "signup_moves_of" ON "signup_moves" USING btree ("signup_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "signups_contact" ON "signups" USING btree ("roadshow_id","active_contact");--> statement-breakpoint
CREATE UNIQUE INDEX "signups_key" ON "signups" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "signups_line" ON "signups" USING btree ("roadshow_id","state","turn");--> statement-breakpoint
CREATE INDEX "signups_person" ON "signups" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "signups_offers" ON "signups" USING btree ("state","offer_expires_at");