CREATE TABLE "alert_items" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"source" text NOT NULL,
	"found" text NOT NULL,
	"score" integer,
	"created_at" text NOT NULL,
	"due_at" text,
	"told_at" text,
	"batch_id" text,
	"seen_at" text
);
--> statement-breakpoint
CREATE TABLE "alert_seen" (
	"subject" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"person_id" text PRIMARY KEY NOT NULL,
	"threshold" integer NOT NULL,
	"frequency" text NOT NULL,
	"muted" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_watches" (
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"listing_id" text NOT NULL,
	"threshold" integer NOT NULL,
	"frequency" text NOT NULL,
	"muted" boolean NOT NULL,
	CONSTRAINT "alert_watches_person_id_kind_listing_id_pk" PRIMARY KEY("person_id","kind","listing_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"asked" jsonb NOT NULL,
	"frequency" text NOT NULL,
	"muted" boolean NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert_items" ADD CONSTRAINT "alert_items_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_watches" ADD CONSTRAINT "alert_watches_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_items_once" ON "alert_items" USING btree ("person_id","source","found");--> statement-breakpoint
CREATE INDEX "alert_items_due" ON "alert_items" USING btree ("told_at","due_at");--> statement-breakpoint
CREATE INDEX "alert_items_batch" ON "alert_items" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "alert_items_source" ON "alert_items" USING btree ("source");--> statement-breakpoint
CREATE INDEX "saved_searches_person" ON "saved_searches" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "saved_searches_kind" ON "saved_searches" USING btree ("kind","id");