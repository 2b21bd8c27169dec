--liquibase formatted sql

-- A topic can lock the titles of its questions with their prompts: see docs/decisions/0011-locked-titles.md.

--changeset catalog:catalog-008-add-locked-titles
alter table catalog_topic
  -- whether the titles of what is locked are SHOWN or HIDDEN
  add locked_titles varchar(16) not null default 'SHOWN';
--rollback alter table catalog_topic drop locked_titles

--changeset catalog:catalog-008-add-title-lock
alter table catalog_question
  -- whether title and slug are as locked as the prompt: a copy of the topic's setting, so that a row says all that the gate asks
  add is_title_locked tinyint(1) not null default 0;
--rollback alter table catalog_question drop is_title_locked

--changeset catalog:catalog-008-drop-facet-title-index
drop index ix_catalog_question_facet_sort_title on catalog_question;
--rollback create index ix_catalog_question_facet_sort_title on catalog_question (facet, sort_title, id, topic_id)

--changeset catalog:catalog-008-drop-topic-facet-title-index
drop index ix_catalog_question_topic_id_facet_sort_title on catalog_question;
--rollback create index ix_catalog_question_topic_id_facet_sort_title on catalog_question (topic_id, facet, sort_title, id)

--changeset catalog:catalog-008-rename-sort-title
-- What is written is the title in lower-case Latin letters. What lists sort by follows from it, below.
alter table catalog_question rename column sort_title to latin_title;
--rollback alter table catalog_question rename column latin_title to sort_title

--changeset catalog:catalog-008-add-sort-title
alter table catalog_question
  -- one order for all readers: where somebody may not read the title, it says nothing of it to anybody
  add sort_title varchar(64)
  /* [jooq ignore start] */
  generated always as (case when is_title_locked and not is_preview then '' else latin_title end) stored
  /* [jooq ignore stop] */;
--rollback alter table catalog_question drop sort_title

--changeset catalog:catalog-008-create-facet-title-index
create index ix_catalog_question_facet_sort_title on catalog_question (facet, sort_title, id, topic_id);
--rollback drop index ix_catalog_question_facet_sort_title on catalog_question

--changeset catalog:catalog-008-create-topic-facet-title-index
create index ix_catalog_question_topic_id_facet_sort_title on catalog_question (topic_id, facet, sort_title, id);
--rollback drop index ix_catalog_question_topic_id_facet_sort_title on catalog_question
