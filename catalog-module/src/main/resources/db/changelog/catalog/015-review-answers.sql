--liquibase formatted sql

-- Answers grow old: see docs/decisions/0026-repair.md.

--changeset catalog:catalog-015-add-review-interval
alter table catalog_topic
  -- after so many days somebody has to look at an answer again
  add review_interval_days int not null default 365;
--rollback alter table catalog_topic drop review_interval_days

--changeset catalog:catalog-015-add-answer-reviewed
alter table catalog_question
  -- when a curator last confirmed or changed the answer that readers see; null: when it was published
  add answer_reviewed_at datetime(6);
--rollback alter table catalog_question drop answer_reviewed_at
