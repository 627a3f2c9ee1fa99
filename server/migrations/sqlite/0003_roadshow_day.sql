DROP INDEX `signups_line`;--> statement-breakpoint
CREATE INDEX `signups_line` ON `signups` (`roadshow_id`,`state`,`turn`,`mode`,`accepts_other`);--> statement-breakpoint
ALTER TABLE `roadshows` ADD `call_opens_at` text;--> statement-breakpoint
ALTER TABLE `roadshows` ADD `call_closes_at` text;