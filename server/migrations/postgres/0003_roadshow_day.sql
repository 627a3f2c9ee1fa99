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
CREATE UNIQUE INDEX "badges_no" ON "badges" USING btree ("roadshow_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_nonce" ON "check_ins" USING btree ("nonce");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_entrance" ON "check_ins" USING btree ("entrance");--> statement-breakpoint
CREATE INDEX "check_ins_of" ON "check_ins" USING btree ("signup_id");--> statement-breakpoint
CREATE INDEX "check_ins_event" ON "check_ins" USING btree ("roadshow_id","received_at");--> statement-breakpoint
CREATE INDEX "door_links_of" ON "door_links" USING btree ("roadshow_id","created_at");--> statement-breakpoint
CREATE INDEX "signups_line" ON "signups" USING btree ("roadshow_id","state","turn","mode","accepts_other");