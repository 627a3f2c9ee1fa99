CREATE TABLE "badges" (
	"signup_id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"no" integer NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"signup_id" text NOT NULL,
	"companion_id" text,
	"session_id" text,
	"entrance" text,
	"nonce" text NOT NULL,
	"how" text NOT NULL,
	"at" text NOT NULL,
	"received_at" text NOT NULL,
	"person_id" text,
	"door_id" text,
	"device" text,
	"undone_at" text
);
--> statement-breakpoint
CREATE TABLE "door_links" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text,
	"created_at" text NOT NULL,
	"revoked_at" text
);
--> statement-breakpoint
CREATE TABLE "live_presences" (
	"signup_id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"first_at" text NOT NULL,
	"last_at" text NOT NULL,
	"minutes" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"seq" integer NOT NULL,
	"version" integer NOT NULL,
	"signup_id" text NOT NULL,
	"presentation_id" text,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"state" text NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"shown_at" text,
	"at" text NOT NULL,
	CONSTRAINT "live_questions_votes" CHECK ("live_questions"."votes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "live_rooms" (
	"roadshow_id" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"presentation_id" text,
	"message" text,
	"message_at" text,
	"ended_at" text
);
--> statement-breakpoint
CREATE TABLE "live_votes" (
	"question_id" text NOT NULL,
	"signup_id" text NOT NULL,
	CONSTRAINT "live_votes_question_id_signup_id_pk" PRIMARY KEY("question_id","signup_id")
);
--> statement-breakpoint
CREATE TABLE "replay_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"presentation_id" text NOT NULL,
	"speaker" text NOT NULL,
	"way" text NOT NULL,
	"evidence" text,
	"person_id" text,
	"recorded_by" text,
	"given_at" text NOT NULL,
	"withdrawn_at" text,
	"standing" text
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"organisation_id" text,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"sent_by" text,
	"stated_at" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_answers" (
	"follow_up_id" text NOT NULL,
	"source" text NOT NULL,
	"outcome" text NOT NULL,
	"text" text,
	"answered_by" text,
	"at" text NOT NULL,
	CONSTRAINT "follow_up_answers_follow_up_id_source_pk" PRIMARY KEY("follow_up_id","source")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"roadshow_id" text NOT NULL,
	"days" integer NOT NULL,
	"due_at" text NOT NULL,
	"reminded_at" text,
	"done_at" text,
	"done_by" text,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presentation_marks" (
	"presentation_id" text NOT NULL,
	"signup_id" text NOT NULL,
	"roadshow_id" text NOT NULL,
	"score" integer,
	"intent" text,
	"text" text,
	"told_at" text,
	"at" text NOT NULL,
	CONSTRAINT "presentation_marks_presentation_id_signup_id_pk" PRIMARY KEY("presentation_id","signup_id"),
	CONSTRAINT "presentation_marks_score" CHECK ("presentation_marks"."score" is null or "presentation_marks"."score" between 1 and 5)
);
--> statement-breakpoint
DROP INDEX "signups_line";--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "call_opens_at" text;--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "call_closes_at" text;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_companion_id_signup_companions_id_fk" FOREIGN KEY ("companion_id") REFERENCES "public"."signup_companions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_session_id_roadshow_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."roadshow_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_door_id_door_links_id_fk" FOREIGN KEY ("door_id") REFERENCES "public"."door_links"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_links" ADD CONSTRAINT "door_links_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_presences" ADD CONSTRAINT "live_presences_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_presences" ADD CONSTRAINT "live_presences_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_questions" ADD CONSTRAINT "live_questions_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_questions" ADD CONSTRAINT "live_questions_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_questions" ADD CONSTRAINT "live_questions_presentation_id_presentations_id_fk" FOREIGN KEY ("presentation_id") REFERENCES "public"."presentations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_rooms" ADD CONSTRAINT "live_rooms_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_rooms" ADD CONSTRAINT "live_rooms_presentation_id_presentations_id_fk" FOREIGN KEY ("presentation_id") REFERENCES "public"."presentations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_votes" ADD CONSTRAINT "live_votes_question_id_live_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."live_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_votes" ADD CONSTRAINT "live_votes_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_consents" ADD CONSTRAINT "replay_consents_presentation_id_presentations_id_fk" FOREIGN KEY ("presentation_id") REFERENCES "public"."presentations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_consents" ADD CONSTRAINT "replay_consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_consents" ADD CONSTRAINT "replay_consents_recorded_by_persons_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_sent_by_persons_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_answers" ADD CONSTRAINT "follow_up_answers_follow_up_id_follow_ups_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_answers" ADD CONSTRAINT "follow_up_answers_answered_by_persons_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_done_by_persons_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentation_marks" ADD CONSTRAINT "presentation_marks_presentation_id_presentations_id_fk" FOREIGN KEY ("presentation_id") REFERENCES "public"."presentations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentation_marks" ADD CONSTRAINT "presentation_marks_signup_id_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presentation_marks" ADD CONSTRAINT "presentation_marks_roadshow_id_roadshows_id_fk" FOREIGN KEY ("roadshow_id") REFERENCES "public"."roadshows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "badges_no" ON "badges" USING btree ("roadshow_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_nonce" ON "check_ins" USING btree ("nonce");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_entrance" ON "check_ins" USING btree ("entrance");--> statement-breakpoint
CREATE INDEX "check_ins_of" ON "check_ins" USING btree ("signup_id");--> statement-breakpoint
CREATE INDEX "check_ins_event" ON "check_ins" USING btree ("roadshow_id","received_at");--> statement-breakpoint
CREATE INDEX "door_links_of" ON "door_links" USING btree ("roadshow_id","created_at");--> statement-breakpoint
CREATE INDEX "live_presences_of" ON "live_presences" USING btree ("roadshow_id","last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "live_questions_key" ON "live_questions" USING btree ("signup_id","key");--> statement-breakpoint
CREATE INDEX "live_questions_version" ON "live_questions" USING btree ("roadshow_id","version");--> statement-breakpoint
CREATE INDEX "live_votes_of" ON "live_votes" USING btree ("signup_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replay_consents_standing" ON "replay_consents" USING btree ("presentation_id","standing");--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_key" ON "delegations" USING btree ("roadshow_id","key");--> statement-breakpoint
CREATE INDEX "delegations_of" ON "delegations" USING btree ("roadshow_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_once" ON "follow_ups" USING btree ("roadshow_id","days");--> statement-breakpoint
CREATE INDEX "follow_ups_due" ON "follow_ups" USING btree ("done_at","due_at");--> statement-breakpoint
CREATE INDEX "presentation_marks_of" ON "presentation_marks" USING btree ("roadshow_id","intent");--> statement-breakpoint
CREATE INDEX "presentation_marks_by" ON "presentation_marks" USING btree ("signup_id");--> statement-breakpoint
CREATE INDEX "signups_line" ON "signups" USING btree ("roadshow_id","state","turn","mode","accepts_other");