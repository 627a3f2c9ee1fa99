CREATE TABLE "knowledge_edits" (
	"subject" text PRIMARY KEY NOT NULL,
	"content" jsonb,
	"active" boolean NOT NULL,
	"reason" text,
	"by_person" text,
	"at" text NOT NULL
);
