CREATE TABLE `encounter_mailboxes` (
	`encounter_id` text NOT NULL,
	`side` text NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`encounter_id`, `side`),
	FOREIGN KEY (`encounter_id`) REFERENCES `encounters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `encounter_mailboxes_email` ON `encounter_mailboxes` (`email`);--> statement-breakpoint
CREATE TABLE `encounter_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`kind` text NOT NULL,
	`written_by` text NOT NULL,
	`written_as` text NOT NULL,
	`text` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`encounter_id`) REFERENCES `encounters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `encounter_notes_encounter` ON `encounter_notes` (`encounter_id`,`at`);--> statement-breakpoint
CREATE TABLE `encounter_sides` (
	`encounter_id` text NOT NULL,
	`side` text NOT NULL,
	`organisation_id` text,
	`name` text,
	`state` text NOT NULL,
	`way` text,
	`answered_at` text,
	`answered_by` text,
	`mailbox` text,
	`text` text,
	PRIMARY KEY(`encounter_id`, `side`),
	FOREIGN KEY (`encounter_id`) REFERENCES `encounters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `encounter_sides_organisation` ON `encounter_sides` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `encounters` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`on` text NOT NULL,
	`place` text,
	`kind` text NOT NULL,
	`need_id` text,
	`need_name` text,
	`achievement_id` text,
	`achievement_name` text,
	`agent_id` text,
	`people` text NOT NULL,
	`content` text NOT NULL,
	`outcome` text NOT NULL,
	`intent` integer,
	`next_step` text,
	`next_who` text,
	`due` text,
	`recorded_by` text NOT NULL,
	`recorded_as` text NOT NULL,
	`recorder_organisation_id` text,
	`recorded_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`answer_due` text NOT NULL,
	`sealed_at` text,
	`owner_known` integer NOT NULL,
	`demand_region` text,
	`supply_region` text,
	`reminded` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorder_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `encounters_recorder` ON `encounters` (`recorded_by`,`updated_at`);--> statement-breakpoint
CREATE INDEX `encounters_agent` ON `encounters` (`agent_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `encounters_updated` ON `encounters` (`updated_at`);--> statement-breakpoint
CREATE INDEX `encounters_need` ON `encounters` (`need_id`);--> statement-breakpoint
CREATE INDEX `encounters_achievement` ON `encounters` (`achievement_id`);--> statement-breakpoint
CREATE TABLE `interests` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`stage` text NOT NULL,
	`need_id` text,
	`achievement_id` text,
	`demand_organisation_id` text,
	`demand_name` text,
	`supply_organisation_id` text,
	`supply_name` text,
	`agent_id` text,
	`outcome` text,
	`score` integer,
	`intent` integer,
	`said_by` text,
	`said_as` text,
	`at` text NOT NULL,
	`deal_id` text,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`demand_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supply_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interests_source` ON `interests` (`source`);--> statement-breakpoint
CREATE INDEX `interests_need` ON `interests` (`need_id`);--> statement-breakpoint
CREATE INDEX `interests_achievement` ON `interests` (`achievement_id`);--> statement-breakpoint
CREATE TABLE `meeting_books` (
	`roadshow_id` text PRIMARY KEY NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL,
	`book_opens_at` text NOT NULL,
	`book_closes_at` text NOT NULL,
	`windows` text NOT NULL,
	`slot_minutes` integer NOT NULL,
	`break_minutes` integer NOT NULL,
	`places` text NOT NULL,
	`most_each` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `meeting_guests` (
	`signup_id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`takes_part` integer NOT NULL,
	`aim` text,
	`away` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_guests_of` ON `meeting_guests` (`roadshow_id`,`takes_part`);--> statement-breakpoint
CREATE TABLE `meeting_holds` (
	`roadshow_id` text NOT NULL,
	`starts_at` text NOT NULL,
	`holder` text NOT NULL,
	`meeting_id` text NOT NULL,
	PRIMARY KEY(`roadshow_id`, `starts_at`, `holder`),
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_holds_of` ON `meeting_holds` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `meeting_people` (
	`meeting_id` text NOT NULL,
	`signup_id` text NOT NULL,
	`answer` text NOT NULL,
	`outcome` text,
	`absent` text,
	`next_step` text,
	`due_on` text,
	`reported_at` text,
	PRIMARY KEY(`meeting_id`, `signup_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_people_of` ON `meeting_people` (`signup_id`);--> statement-breakpoint
CREATE TABLE `meeting_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`state` text NOT NULL,
	`score` real DEFAULT 0 NOT NULL,
	`bound` real DEFAULT 0 NOT NULL,
	`greedy` real DEFAULT 0 NOT NULL,
	`served` integer DEFAULT 0 NOT NULL,
	`served_at_most` integer DEFAULT 0 NOT NULL,
	`greedy_served` integer DEFAULT 0 NOT NULL,
	`items` text NOT NULL,
	`created_by` text,
	`at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meeting_plans_of` ON `meeting_plans` (`roadshow_id`,`at`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`state` text NOT NULL,
	`asker_id` text,
	`reason` text,
	`starts_at` text,
	`ends_at` text,
	`place` integer,
	`counterer_id` text,
	`counter_starts_at` text,
	`expires_at` text,
	`decline_reason` text,
	`decline_text` text,
	`score` integer,
	`open_pair` text,
	`created_at` text NOT NULL,
	`state_at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asker_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "meetings_placed" CHECK(("meetings"."starts_at" is null) = ("meetings"."place" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meetings_pair` ON `meetings` (`roadshow_id`,`open_pair`);--> statement-breakpoint
CREATE INDEX `meetings_of` ON `meetings` (`roadshow_id`,`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `meetings_expiry` ON `meetings` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `presentations` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`session_id` text,
	`subject` text NOT NULL,
	`organisation_id` text,
	`submitted_by` text,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`place` integer NOT NULL,
	`speaker` text NOT NULL,
	`speaker_title` text,
	`minutes` integer NOT NULL,
	`pitch` text,
	`decision_text` text,
	`secrecy_ticked_at` text,
	`record_consent_at` text,
	`replay_url` text,
	`created_at` text NOT NULL,
	`state_at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `roadshow_sessions`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`submitted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `presentations_once` ON `presentations` (`roadshow_id`,`subject`);--> statement-breakpoint
CREATE INDEX `presentations_of` ON `presentations` (`roadshow_id`,`state`);--> statement-breakpoint
CREATE TABLE `roadshow_fields` (
	`roadshow_id` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`roadshow_id`, `code`),
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `roadshow_fields_code` ON `roadshow_fields` (`code`);--> statement-breakpoint
CREATE TABLE `roadshow_seats` (
	`roadshow_id` text NOT NULL,
	`mode` text NOT NULL,
	`capacity` integer NOT NULL,
	`ceiling` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`roadshow_id`, `mode`),
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "roadshow_seats_not_oversold" CHECK("roadshow_seats"."taken" >= 0 and "roadshow_seats"."taken" <= "roadshow_seats"."ceiling"),
	CONSTRAINT "roadshow_seats_ceiling" CHECK("roadshow_seats"."capacity" >= 0 and "roadshow_seats"."capacity" <= "roadshow_seats"."ceiling")
);
--> statement-breakpoint
CREATE TABLE `roadshow_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`place` integer NOT NULL,
	`title` text NOT NULL,
	`room` text,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`experts` text NOT NULL,
	`note` text,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `roadshow_sessions_of` ON `roadshow_sessions` (`roadshow_id`,`place`);--> statement-breakpoint
CREATE TABLE `roadshows` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`kind` text NOT NULL,
	`mode` text NOT NULL,
	`title` text NOT NULL,
	`intro` text NOT NULL,
	`host_id` text,
	`co_hosts` text NOT NULL,
	`region` text NOT NULL,
	`fields` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`reg_opens_at` text NOT NULL,
	`reg_closes_at` text NOT NULL,
	`venue` text,
	`join_url` text,
	`approval` integer NOT NULL,
	`max_companions` integer NOT NULL,
	`audience` text,
	`contact` text,
	`photo_notice` integer NOT NULL,
	`waiting_since` text,
	`returned` text,
	`reason` text,
	`postponed_from` text,
	`published_at` text,
	`created_by` text,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`state_at` text NOT NULL,
	FOREIGN KEY (`host_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `roadshows_calendar` ON `roadshows` (`starts_at`);--> statement-breakpoint
CREATE INDEX `roadshows_state` ON `roadshows` (`state`,`ends_at`);--> statement-breakpoint
CREATE INDEX `roadshows_host` ON `roadshows` (`host_id`);--> statement-breakpoint
CREATE TABLE `signup_companions` (
	`id` text PRIMARY KEY NOT NULL,
	`signup_id` text NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `signup_companions_of` ON `signup_companions` (`signup_id`,`place`);--> statement-breakpoint
CREATE TABLE `signup_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`signup_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`actor_id` text,
	`at` text NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `signup_moves_of` ON `signup_moves` (`signup_id`,`id`);--> statement-breakpoint
CREATE TABLE `signups` (
	`id` text PRIMARY KEY NOT NULL,
	`roadshow_id` text NOT NULL,
	`person_id` text,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`turn` integer NOT NULL,
	`mode` text NOT NULL,
	`accepts_other` integer NOT NULL,
	`seat_mode` text,
	`seats` integer NOT NULL,
	`offered_at` text,
	`offer_expires_at` text,
	`offer_reason` text,
	`name` text NOT NULL,
	`organisation` text NOT NULL,
	`title` text,
	`role` text NOT NULL,
	`phone` text,
	`mail` text,
	`contact_kind` text NOT NULL,
	`active_contact` text,
	`interests` text NOT NULL,
	`want_to_meet` text,
	`assistance` text,
	`language` text NOT NULL,
	`source` text NOT NULL,
	`group_id` text,
	`key_hash` text,
	`notice_version` text NOT NULL,
	`consented_at` text NOT NULL,
	`contact_shared_at` text,
	`date_asked_at` text,
	`date_confirmed_at` text,
	`reminded_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`state_at` text NOT NULL,
	FOREIGN KEY (`roadshow_id`) REFERENCES `roadshows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "signups_seated" CHECK(("signups"."seat_mode" is not null) = ("signups"."state" in ('confirmed', 'offered', 'checked_in', 'no_show'))),
	CONSTRAINT "signups_offer" CHECK(("signups"."offer_expires_at" is not null) = ("signups"."state" = 'offered')),
	CONSTRAINT "signups_seats" CHECK("signups"."seats" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signups_contact` ON `signups` (`roadshow_id`,`active_contact`);--> statement-breakpoint
CREATE UNIQUE INDEX `signups_key` ON `signups` (`key_hash`);--> statement-breakpoint
CREATE INDEX `signups_line` ON `signups` (`roadshow_id`,`state`,`turn`);--> statement-breakpoint
CREATE INDEX `signups_person` ON `signups` (`person_id`);--> statement-breakpoint
CREATE INDEX `signups_offers` ON `signups` (`state`,`offer_expires_at`);--> statement-breakpoint
ALTER TABLE `attachments` ADD `waiting` integer DEFAULT false NOT NULL;