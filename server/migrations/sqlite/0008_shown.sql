CREATE INDEX `achievements_shown` ON `achievements` (`id`,`state`,`owner_hidden`);--> statement-breakpoint
CREATE INDEX `needs_shown` ON `needs` (`id`,`state`,`owner_hidden`,`disclosure`);