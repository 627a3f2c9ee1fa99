ALTER TABLE "roadshows" ADD COLUMN "call_opens_at" text;--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "call_closes_at" text;