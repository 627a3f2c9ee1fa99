CREATE TABLE `badges` (
	`signup_id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`no` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `badges_no` ON `badges` (`roadshow_id`,`no`);--> statement-breakpoint
CREATE TABLE `check_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`signup_id` text NOT NULL,
	`companion_id` text,
	`session_id` text,
	`entrance` text,
	`nonce` text NOT NULL,
	`how` text NOT NULL,
	`at` text NOT NULL,
	`received_at` text NOT NULL,
	`person_id` text,
	`door_id` text,
	`device` text,
	`undone_at` text,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`companion_id`) REFERENCES `signup_companions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `roadshow_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`door_id`) REFERENCES `door_links`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_ins_nonce` ON `check_ins` (`nonce`);--> statement-breakpoint
CREATE UNIQUE INDEX `check_ins_entrance` ON `check_ins` (`entrance`);--> statement-breakpoint
CREATE INDEX `check_ins_of` ON `check_ins` (`signup_id`);--> statement-breakpoint
CREATE INDEX `check_ins_event` ON `check_ins` (`roadshow_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `door_links` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`name` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `door_links_of` ON `door_links` (`roadshow_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `live_presences` (
	`signup_id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`minutes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `live_presences_of` ON `live_presences` (`roadshow_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `live_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`signup_id` text NOT NULL,
	`presentation_id` text,
	`key` text NOT NULL,
	`text` text NOT NULL,
	`anonymous` integer NOT NULL,
	`state` text NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	`shown_at` text,
	`at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`presentation_id`) REFERENCES `presentations`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "live_questions_votes" CHECK("live_questions"."votes" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_questions_key` ON `live_questions` (`signup_id`,`key`);--> statement-breakpoint
CREATE INDEX `live_questions_version` ON `live_questions` (`roadshow_id`,`version`);--> statement-breakpoint
CREATE TABLE `live_rooms` (
	`roadshow_id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`presentation_id` text,
	`message` text,
	`message_at` text,
	`ended_at` text,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`presentation_id`) REFERENCES `presentations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `live_votes` (
	`question_id` text NOT NULL,
	`signup_id` text NOT NULL,
	PRIMARY KEY(`question_id`, `signup_id`),
	FOREIGN KEY (`question_id`) REFERENCES `live_questions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `live_votes_of` ON `live_votes` (`signup_id`);--> statement-breakpoint
CREATE TABLE `replay_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`presentation_id` text NOT NULL,
	`speaker` text NOT NULL,
	`way` text NOT NULL,
	`evidence` text,
	`person_id` text,
	`recorded_by` text,
	`given_at` text NOT NULL,
	`withdrawn_at` text,
	`standing` text,
	FOREIGN KEY (`presentation_id`) REFERENCES `presentations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`recorded_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replay_consents_standing` ON `replay_consents` (`presentation_id`,`standing`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`organisation_id` text,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`sent_by` text,
	`stated_at` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`sent_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delegations_key` ON `delegations` (`roadshow_id`,`key`);--> statement-breakpoint
CREATE INDEX `delegations_of` ON `delegations` (`roadshow_id`,`at`);--> statement-breakpoint
CREATE TABLE `follow_up_answers` (
	`follow_up_id` text NOT NULL,
	`source` text NOT NULL,
	`outcome` text NOT NULL,
	`text` text,
	`answered_by` text,
	`at` text NOT NULL,
	PRIMARY KEY(`follow_up_id`, `source`),
	FOREIGN KEY (`follow_up_id`) REFERENCES `follow_ups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`days` integer NOT NULL,
	`due_at` text NOT NULL,
	`reminded_at` text,
	`done_at` text,
	`done_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`done_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_ups_once` ON `follow_ups` (`roadshow_id`,`days`);--> statement-breakpoint
CREATE INDEX `follow_ups_due` ON `follow_ups` (`done_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `presentation_marks` (
	`presentation_id` text NOT NULL,
	`signup_id` text NOT NULL,
	`roadshow_id` text NOT NULL,
	`score` integer,
	`intent` text,
	`text` text,
	`told_at` text,
	`at` text NOT NULL,
	PRIMARY KEY(`presentation_id`, `signup_id`),
	FOREIGN KEY (`presentation_id`) REFERENCES `presentations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "presentation_marks_score" CHECK("presentation_marks"."score" is null or "presentation_marks"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE INDEX `presentation_marks_of` ON `presentation_marks` (`roadshow_id`,`intent`);--> statement-breakpoint
CREATE INDEX `presentation_marks_by` ON `presentation_marks` (`signup_id`);--> statement-breakpoint
DROP INDEX `signups_line`;--> statement-breakpoint
CREATE INDEX `signups_line` ON `signups` (`roadshow_id`,`state`,`turn`,`mode`,`accepts_other`);--> statement-breakpoint
ALTER TABLE `roadshows` ADD `call_opens_at` text;--> statement-breakpoint
ALTER TABLE `roadshows` ADD `call_closes_at` text;