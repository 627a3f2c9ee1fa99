ALTER TABLE "roadshows" ADD COLUMN "language" text DEFAULT 'ZH' NOT NULL;--> statement-breakpoint
ALTER TABLE "roadshows" ADD COLUMN "fee" jsonb;