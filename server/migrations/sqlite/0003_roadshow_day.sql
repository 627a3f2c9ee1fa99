ALTER TABLE `roadshows` ADD `call_opens_at` text;--> statement-breakpoint
ALTER TABLE `roadshows` ADD `call_closes_at` text;