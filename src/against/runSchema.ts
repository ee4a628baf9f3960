/** Names the shape of run.json; src/report/outputs/json/run.schema.json describes it. A change that breaks readers changes the number. */
export const RUN_SCHEMA = 'discovery-run-1';
