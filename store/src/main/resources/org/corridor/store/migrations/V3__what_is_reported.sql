-- Finds a source, report, claim, incident or figure by its id without reading the others: of these
-- a record may have a million. The id is looked for as text, so that a body that somebody broke
-- does not stop the record from being opened and verified.
create index event_reported on event (type, md5(substring(body from '"id":("(?:[^"\\]|\\.)*")')))
  where stream = 'reports';
