-- What the database itself refuses, whoever asks. Run at every start: a table that is rebuilt loses its triggers.
DROP TRIGGER IF EXISTS encounters_sealed;
CREATE TRIGGER encounters_sealed BEFORE UPDATE OF id, "on", place, kind, need_id, need_name, achievement_id, achievement_name, agent_id, people,
  content, outcome, intent, next_step, next_who, due, recorded_by, recorded_as, recorder_organisation_id, recorded_at, sealed_at ON encounters
WHEN OLD.sealed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a sealed encounter is never edited'); END;

DROP TRIGGER IF EXISTS encounters_kept;
CREATE TRIGGER encounters_kept BEFORE DELETE ON encounters WHEN OLD.sealed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a sealed encounter is never deleted'); END;

DROP TRIGGER IF EXISTS encounter_sides_confirmed;
CREATE TRIGGER encounter_sides_confirmed BEFORE UPDATE ON encounter_sides
WHEN OLD.state = 'confirmed' AND (SELECT sealed_at FROM encounters WHERE id = OLD.encounter_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a confirmation of a sealed encounter stays'); END;

DROP TRIGGER IF EXISTS encounter_sides_kept;
CREATE TRIGGER encounter_sides_kept BEFORE DELETE ON encounter_sides
WHEN (SELECT sealed_at FROM encounters WHERE id = OLD.encounter_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a side of a sealed encounter stays'); END;

DROP TRIGGER IF EXISTS encounter_notes_added;
CREATE TRIGGER encounter_notes_added BEFORE UPDATE ON encounter_notes
BEGIN SELECT RAISE(ABORT, 'a note is added, never edited'); END;

DROP TRIGGER IF EXISTS encounter_notes_kept;
CREATE TRIGGER encounter_notes_kept BEFORE DELETE ON encounter_notes
BEGIN SELECT RAISE(ABORT, 'a note is added, never deleted'); END;
