ALTER TABLE `roadshows` ADD `language` text DEFAULT 'ZH' NOT NULL;--> statement-breakpoint
ALTER TABLE `roadshows` ADD `fee` text;