-- A finished draft leads to its end from then on: Back into it shows the result, and it cannot be filled in once more
-- for another device under the same result page.
alter table drafts add column finished text;
