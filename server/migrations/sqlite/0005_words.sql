CREATE TABLE `knowledge_edits` (
	`subject` text PRIMARY KEY NOT NULL,
	`content` text,
	`active` integer NOT NULL,
	`reason` text,
	`by_person` text,
	`at` text NOT NULL
);
