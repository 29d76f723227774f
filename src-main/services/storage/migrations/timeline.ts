/** 4: the timeline of an experiment, which goes with it. */
export const TIMELINE = `
CREATE TABLE timeline (
  experiment_id TEXT PRIMARY KEY REFERENCES experiment (id) ON DELETE CASCADE,
  body          TEXT NOT NULL
) STRICT;
`;
