CREATE TABLE `alert_items` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`source` text NOT NULL,
	`found` text NOT NULL,
	`score` integer,
	`created_at` text NOT NULL,
	`due_at` text,
	`told_at` text,
	`batch_id` text,
	`seen_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_items_once` ON `alert_items` (`person_id`,`source`,`found`);--> statement-breakpoint
CREATE INDEX `alert_items_due` ON `alert_items` (`told_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `alert_items_batch` ON `alert_items` (`batch_id`);--> statement-breakpoint
CREATE INDEX `alert_items_source` ON `alert_items` (`source`);--> statement-breakpoint
CREATE TABLE `alert_seen` (
	`subject` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `alert_settings` (
	`person_id` text PRIMARY KEY NOT NULL,
	`threshold` integer NOT NULL,
	`frequency` text NOT NULL,
	`muted` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `alert_watches` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`threshold` integer NOT NULL,
	`frequency` text NOT NULL,
	`muted` integer NOT NULL,
	PRIMARY KEY(`person_id`, `kind`, `listing_id`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`asked` text NOT NULL,
	`frequency` text NOT NULL,
	`muted` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_searches_person` ON `saved_searches` (`person_id`);--> statement-breakpoint
CREATE INDEX `saved_searches_kind` ON `saved_searches` (`kind`,`id`);