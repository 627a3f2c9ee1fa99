DROP INDEX "signups_line";--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "call_opens_at" text;--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "call_closes_at" text;--> statement-breakpoint
CREATE INDEX "signups_line" ON "signups" USING btree ("roadshow_id","state","turn","mode","accepts_other");