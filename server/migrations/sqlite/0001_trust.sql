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
