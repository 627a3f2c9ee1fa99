-- What the database itself refuses, whoever asks. Run at every start.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

CREATE OR REPLACE FUNCTION refuse_change_of_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sealed_at FROM encounters WHERE id = OLD.encounter_id) IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.state = 'confirmed')
    THEN RAISE EXCEPTION '%', TG_ARGV[0];
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER encounters_sealed BEFORE UPDATE OF id, "on", place, kind, need_id, need_name, achievement_id, achievement_name, agent_id,
  people, content, outcome, intent, next_step, next_who, due, recorded_by, recorded_as, recorder_organisation_id, recorded_at, sealed_at ON encounters
FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION refuse_change('a sealed encounter is never edited');

CREATE OR REPLACE TRIGGER encounters_kept BEFORE DELETE ON encounters
FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION refuse_change('a sealed encounter is never deleted');

CREATE OR REPLACE TRIGGER encounter_sides_confirmed BEFORE UPDATE OR DELETE ON encounter_sides
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_side('a side of a sealed encounter stays');

CREATE OR REPLACE TRIGGER encounter_notes_added BEFORE UPDATE OR DELETE ON encounter_notes
FOR EACH ROW EXECUTE FUNCTION refuse_change('a note is added, never changed');
