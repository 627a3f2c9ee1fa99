ALTER TABLE `appointments` ADD `region` text DEFAULT '130000' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `state` text DEFAULT 'active' NOT NULL;