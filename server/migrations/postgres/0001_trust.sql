ALTER TABLE "appointments" ADD COLUMN "region" text DEFAULT '130000' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;