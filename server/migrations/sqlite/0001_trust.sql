CREATE TABLE `mail_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`person_id` text,
	`name` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `password_history` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`hash` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `password_history_person` ON `password_history` (`person_id`,`set_at`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer DEFAULT false NOT NULL,
	`failed_verification_count` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`last_step` integer,
	`next_secret` text,
	`next_backup_codes` text,
	FOREIGN KEY (`user_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `second_factors_user_id_unique` ON `second_factors` (`user_id`);--> statement-breakpoint
CREATE TABLE `agent_avoids` (
	`agent_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`agent_id`, `organisation_id`),
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `agent_codes` (
	`agent_id` text NOT NULL,
	`list` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`agent_id`, `list`, `code`),
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `agent_codes_code` ON `agent_codes` (`list`,`code`);--> statement-breakpoint
CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL,
	`kind` text NOT NULL,
	`level` text,
	`title` text,
	`certificate_number` text NOT NULL,
	`certificate_issuer` text NOT NULL,
	`certificate_issued` text NOT NULL,
	`certificate_expires` text,
	`certificate_reminded` integer,
	`agency_id` text,
	`regions` text NOT NULL,
	`fields` text NOT NULL,
	`services` text NOT NULL,
	`languages` text NOT NULL,
	`years` integer,
	`intro` text,
	`max_load` integer NOT NULL,
	`commission_terms` text,
	`phone` text,
	`name_public_at` text,
	`contact_shared_at` text,
	`rules_version` text,
	`rules_accepted_at` text,
	`folded` text NOT NULL,
	`pending` text,
	`waiting_since` text,
	`faults` text NOT NULL,
	`suspended` text,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`state_at` text NOT NULL,
	`last_action_at` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agency_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `agents_state` ON `agents` (`state`,`last_action_at`);--> statement-breakpoint
CREATE INDEX `agents_waiting` ON `agents` (`waiting_since`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`subject` text NOT NULL,
	`open_subject` text,
	`organisation_id` text,
	`region` text,
	`state` text NOT NULL,
	`reason` text,
	`text` text,
	`by_id` text,
	`at` text NOT NULL,
	`due` text,
	`ended_at` text,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_open` ON `assignments` (`open_subject`);--> statement-breakpoint
CREATE INDEX `assignments_agent` ON `assignments` (`agent_id`,`state`);--> statement-breakpoint
CREATE INDEX `assignments_due` ON `assignments` (`state`,`due`);--> statement-breakpoint
CREATE INDEX `assignments_subject` ON `assignments` (`subject`);--> statement-breakpoint
CREATE INDEX `assignments_organisation` ON `assignments` (`organisation_id`,`agent_id`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`subject` text NOT NULL,
	`number` integer NOT NULL,
	`purpose` text NOT NULL,
	`visibility` text NOT NULL,
	`waiting` integer DEFAULT false NOT NULL,
	`name` text NOT NULL,
	`added_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_number` ON `attachments` (`subject`,`number`);--> statement-breakpoint
CREATE INDEX `attachments_file` ON `attachments` (`file_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`kind` text NOT NULL,
	`uncleaned` text,
	`scan` text DEFAULT 'waiting' NOT NULL,
	`scanned_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_scan` ON `files` (`scan`,`created_at`);--> statement-breakpoint
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
CREATE TABLE `access_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`scopes` text NOT NULL,
	`until` text,
	`email` text NOT NULL,
	`owner_id` text NOT NULL,
	`invited_by` text,
	`sent_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`accepted_by` text,
	`revoked_at` text,
	FOREIGN KEY (`owner_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`accepted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `access_invitations_listing` ON `access_invitations` (`kind`,`listing_id`);--> statement-breakpoint
CREATE INDEX `access_invitations_owner` ON `access_invitations` (`owner_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `access_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`scope` text NOT NULL,
	`attachment_id` text,
	`requester_id` text NOT NULL,
	`organisation_id` text,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	`due_at` text NOT NULL,
	`answered_at` text,
	`answered_by` text,
	`text` text,
	`until` text,
	`open_key` text,
	FOREIGN KEY (`requester_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_requests_open` ON `access_requests` (`open_key`);--> statement-breakpoint
CREATE INDEX `access_requests_listing` ON `access_requests` (`kind`,`listing_id`);--> statement-breakpoint
CREATE INDEX `access_requests_requester` ON `access_requests` (`requester_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `access_requests_due` ON `access_requests` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`scope` text NOT NULL,
	`attachment_id` text,
	`grantee_kind` text NOT NULL,
	`grantee_id` text NOT NULL,
	`organisation_id` text,
	`request_id` text,
	`granted_by` text,
	`at` text NOT NULL,
	`until` text,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`live_key` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`granted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_live` ON `grants` (`live_key`);--> statement-breakpoint
CREATE INDEX `grants_listing` ON `grants` (`kind`,`listing_id`);--> statement-breakpoint
CREATE INDEX `grants_grantee` ON `grants` (`grantee_kind`,`grantee_id`);--> statement-breakpoint
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
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`version` text NOT NULL,
	`body` text NOT NULL,
	`actor_id` text NOT NULL,
	`decided_at` text NOT NULL,
	`due_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_listing` ON `decisions` (`kind`,`listing_id`);--> statement-breakpoint
CREATE TABLE `listing_origins` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`code` text NOT NULL,
	`number` text,
	`batch` text,
	`scope` text DEFAULT '' NOT NULL,
	`imported_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_origins_number` ON `listing_origins` (`kind`,`code`,`scope`,`number`);--> statement-breakpoint
CREATE INDEX `listing_origins_listing` ON `listing_origins` (`kind`,`listing_id`);--> statement-breakpoint
CREATE TABLE `pending_versions` (
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`state` text NOT NULL,
	`draft` text NOT NULL,
	`changed` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`risks` integer DEFAULT 0 NOT NULL,
	`submitted_by` text,
	`submitted_at` text NOT NULL,
	`feedback` text,
	PRIMARY KEY(`kind`, `listing_id`)
);
--> statement-breakpoint
CREATE INDEX `pending_versions_state` ON `pending_versions` (`state`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`version` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`move` text NOT NULL,
	`actor_id` text,
	`role` text NOT NULL,
	`at` text NOT NULL,
	`reasons` text NOT NULL,
	`questions` text NOT NULL,
	`text` text
);
--> statement-breakpoint
CREATE INDEX `transitions_listing` ON `transitions` (`kind`,`listing_id`,`seq`);--> statement-breakpoint
CREATE INDEX `transitions_actor` ON `transitions` (`actor_id`);--> statement-breakpoint
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
CREATE TABLE `mail_stops` (
	`address_hash` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`address_hash`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`address` text,
	`language` text,
	`code` text NOT NULL,
	`facts` text NOT NULL,
	`subject` text NOT NULL,
	`link` text,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`done_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mails_person` ON `mails` (`person_id`);--> statement-breakpoint
CREATE TABLE `notice_preferences` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`mail` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code` text NOT NULL,
	`facts` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` text NOT NULL,
	`read_at` text,
	`mail` text NOT NULL,
	`digest_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notices_inbox` ON `notices` (`person_id`,`read_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `notices_digest` ON `notices` (`mail`,`digest_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`role` text,
	`office` text,
	`region` text,
	`email` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text,
	`sent_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`revoked_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_organisation` ON `invitations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`values` text NOT NULL,
	`state` text NOT NULL,
	`requested_by` text,
	`requested_at` text NOT NULL,
	`decided_at` text,
	`text` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`requested_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `organisation_changes_of` ON `organisation_changes` (`organisation_id`,`state`);--> statement-breakpoint
CREATE INDEX `organisation_changes_state` ON `organisation_changes` (`state`);--> statement-breakpoint
CREATE TABLE `organisation_claims` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`text` text,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`decided_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `organisation_claims_of` ON `organisation_claims` (`organisation_id`,`state`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_limits_ends` ON `rate_limits` (`ends_at`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text,
	`address` text NOT NULL,
	`facts` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_token_hash_unique` ON `links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `links_address` ON `links` (`address`,`kind`);--> statement-breakpoint
CREATE INDEX `links_expiry` ON `links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `timer_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`ran_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trail_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`hash` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`notice_version` text NOT NULL,
	`given` integer NOT NULL,
	`at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consents_person` ON `consents` (`person_id`,`purpose`,`at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	`due_at` text NOT NULL,
	`ended_at` text,
	`reason` text,
	`open_key` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_open` ON `erasures` (`open_key`);--> statement-breakpoint
CREATE INDEX `erasures_person` ON `erasures` (`person_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `personal_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	`ready_at` text,
	`expires_at` text,
	`bytes` integer,
	`open_key` text,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_exports_open` ON `personal_exports` (`open_key`);--> statement-breakpoint
CREATE INDEX `personal_exports_person` ON `personal_exports` (`person_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `personal_exports_ends` ON `personal_exports` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`text` text,
	`created_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_once` ON `claims` (`kind`,`listing_id`,`organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `claims_state` ON `claims` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `claims_organisation` ON `claims` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `duplicate_candidates` (
	`id` text PRIMARY KEY NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`reason` text NOT NULL,
	`detail` text,
	`similarity` real NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`a_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`b_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_candidates_pair` ON `duplicate_candidates` (`a_id`,`b_id`);--> statement-breakpoint
CREATE INDEX `duplicate_candidates_state` ON `duplicate_candidates` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `duplicate_keys` (
	`achievement_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`key`, `achievement_id`),
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `duplicate_keys_achievement` ON `duplicate_keys` (`achievement_id`);--> statement-breakpoint
CREATE TABLE `batch_approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`import_id` text NOT NULL,
	`open_import` text,
	`actor_id` text NOT NULL,
	`state` text NOT NULL,
	`total` integer NOT NULL,
	`approved` integer DEFAULT 0 NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`started_at` text NOT NULL,
	`due_at` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_approvals_open` ON `batch_approvals` (`open_import`);--> statement-breakpoint
CREATE INDEX `batch_approvals_actor` ON `batch_approvals` (`actor_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `secrecy_words` (
	`id` text PRIMARY KEY NOT NULL,
	`word` text NOT NULL,
	`folded` text NOT NULL,
	`note` text,
	`active` integer DEFAULT true NOT NULL,
	`by_person` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `secrecy_words_folded` ON `secrecy_words` (`folded`);--> statement-breakpoint
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
DROP INDEX `organisations_name`;--> statement-breakpoint
ALTER TABLE `organisations` ADD `state` text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `uscc` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `state_established` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `central_in_hebei` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `address` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `postcode` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `legal_rep` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `legal_nature` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `industry` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `size` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `tags` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `main_products` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `founded_year` integer;--> statement-breakpoint
ALTER TABLE `organisations` ADD `staff` integer;--> statement-breakpoint
ALTER TABLE `organisations` ADD `rules_url` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `objection_channel` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `applied_by` text REFERENCES persons(id);--> statement-breakpoint
ALTER TABLE `organisations` ADD `state_at` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `state_text` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `returned` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `verified_how` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `verified_at` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `verified_region` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `verified_by` text REFERENCES persons(id);--> statement-breakpoint
CREATE INDEX `organisations_by_name` ON `organisations` (`name`);--> statement-breakpoint
CREATE INDEX `organisations_state` ON `organisations` (`state`,`state_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_uscc` ON `organisations` (`uscc`) WHERE state <> 'closed';--> statement-breakpoint
ALTER TABLE `appointments` ADD `region` text DEFAULT '130000' NOT NULL;--> statement-breakpoint
ALTER TABLE `persons` ADD `language` text DEFAULT 'zh' NOT NULL;--> statement-breakpoint
ALTER TABLE `persons` ADD `two_factor_enabled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `persons` ADD `erased_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `second_factor_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `opened_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `last_seen_at` integer;--> statement-breakpoint
ALTER TABLE `achievements` ADD `owner_hidden` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `achievements` ADD `risks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `achievements` ADD `submitted_at` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `confirmed_at` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `expires_at` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `reminded` integer;--> statement-breakpoint
ALTER TABLE `achievements` ADD `feedback` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `unit_name` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `import_id` text;--> statement-breakpoint
ALTER TABLE `achievements` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `origin_batch` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `owner_hidden` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `risks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `submitted_at` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `confirmed_at` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `expires_at` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `reminded` integer;--> statement-breakpoint
ALTER TABLE `needs` ADD `feedback` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `unit_name` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `import_id` text;--> statement-breakpoint
ALTER TABLE `needs` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `trail` ADD `actor_role` text;--> statement-breakpoint
ALTER TABLE `trail` ADD `prev_hash` text;--> statement-breakpoint
ALTER TABLE `trail` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `trail_actor` ON `trail` (`actor_id`);--> statement-breakpoint
CREATE INDEX `trail_at` ON `trail` (`at`);--> statement-breakpoint
UPDATE needs SET state = 'open' WHERE state = 'published';
--> statement-breakpoint
UPDATE needs SET state = 'imported_unclaimed' WHERE state = 'unclaimed';
--> statement-breakpoint
UPDATE achievements SET state = 'imported_unclaimed' WHERE state = 'unclaimed';
