CREATE TABLE `appointments` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `organisation_id`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_organisation` ON `memberships` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`region` text NOT NULL,
	`intro` text,
	`fields` text NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (`name`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_email_unique` ON `persons` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`external_ref` text,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`published_at` text,
	`quality` integer DEFAULT 0 NOT NULL,
	`taken_down` text,
	`name` text NOT NULL,
	`keywords` text NOT NULL,
	`object` text,
	`field` text,
	`fields` text NOT NULL,
	`sub_directions` text NOT NULL,
	`industries` text NOT NULL,
	`region` text,
	`contact` text,
	`name_en` text,
	`public_summary` text,
	`abstract` text,
	`problem` text,
	`solution` text,
	`innovations` text NOT NULL,
	`indicators` text NOT NULL,
	`comparisons` text NOT NULL,
	`economics` text,
	`scenarios` text,
	`trl` integer,
	`trl_basis` text,
	`achievement_class` text NOT NULL,
	`attribute` text,
	`forms` text NOT NULL,
	`level` text,
	`application_status` text,
	`application_cases` text NOT NULL,
	`ips` text NOT NULL,
	`ownership` text,
	`modes` text NOT NULL,
	`price_show` text,
	`price_min` integer,
	`price_max` integer,
	`contract_field` text,
	`finished_on` text,
	`support` text,
	`need_support` text,
	`team` text,
	`papers` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `achievements_external_ref` ON `achievements` (`owner_id`,`external_ref`);--> statement-breakpoint
CREATE INDEX `achievements_owner` ON `achievements` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `achievements_state` ON `achievements` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `vectors` (
	`embedder` text NOT NULL,
	`hash` text NOT NULL,
	`vector` blob NOT NULL,
	PRIMARY KEY(`embedder`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `import_problems` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`column` text NOT NULL,
	`code` text NOT NULL,
	`value` text NOT NULL,
	`facts` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_problems_import` ON `import_problems` (`import_id`,`row`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`headings` text NOT NULL,
	`publish` integer DEFAULT true NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`draft_bytes` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`read` integer DEFAULT 0 NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`fault` text,
	`created_at` text NOT NULL,
	`finished_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imports_organisation` ON `imports` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `match_marks` (
	`person_id` text NOT NULL,
	`need_id` text NOT NULL,
	`achievement_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `need_id`, `achievement_id`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `match_runs` (
	`subject` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`embedder` text NOT NULL,
	`engine` text NOT NULL,
	`weights` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `matches` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`achievement_id` text NOT NULL,
	`score` integer NOT NULL,
	`weight` real NOT NULL,
	`low` integer NOT NULL,
	`high` integer NOT NULL,
	`confidence` real NOT NULL,
	`kind` text NOT NULL,
	`signals` text NOT NULL,
	`reasons` text NOT NULL,
	`need_revision` integer NOT NULL,
	`achievement_revision` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matches_pair` ON `matches` (`need_id`,`achievement_id`);--> statement-breakpoint
CREATE INDEX `matches_need` ON `matches` (`need_id`,`weight`);--> statement-breakpoint
CREATE INDEX `matches_achievement` ON `matches` (`achievement_id`,`weight`);--> statement-breakpoint
CREATE INDEX `matches_weight` ON `matches` (`weight`);--> statement-breakpoint
CREATE TABLE `needs` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`external_ref` text,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`published_at` text,
	`quality` integer DEFAULT 0 NOT NULL,
	`taken_down` text,
	`name` text NOT NULL,
	`keywords` text NOT NULL,
	`object` text,
	`field` text,
	`fields` text NOT NULL,
	`sub_directions` text NOT NULL,
	`industries` text NOT NULL,
	`region` text,
	`contact` text,
	`kind` text NOT NULL,
	`organise` text NOT NULL,
	`disclosure` text NOT NULL,
	`background` text,
	`difficulty` text,
	`research` text,
	`indicators` text NOT NULL,
	`constraints` text,
	`tried` text,
	`trl_min` integer,
	`deliverables` text,
	`deadline` text,
	`budget_show` text,
	`budget_min` integer,
	`budget_max` integer,
	`modes` text NOT NULL,
	`ip_terms` text,
	`partner_requirement` text,
	`own_base` text,
	`urgency` text,
	FOREIGN KEY (`owner_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `needs_external_ref` ON `needs` (`owner_id`,`external_ref`);--> statement-breakpoint
CREATE INDEX `needs_owner` ON `needs` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `needs_state` ON `needs` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`subject` text NOT NULL,
	`held_until` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_fault` text,
	`parked` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`parked`,`topic`,`held_until`);--> statement-breakpoint
CREATE TABLE `trail` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trail_subject` ON `trail` (`subject`);