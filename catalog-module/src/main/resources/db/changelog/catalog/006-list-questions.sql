--liquibase formatted sql

-- What lists of questions filter and sort by stands in the question's row, and every order has an index that begins with
-- the facet: see docs/decisions/0007-lists.md.

--changeset catalog:catalog-006-add-question-list-columns
alter table catalog_question
  -- difficulty, kind and preview in one number, see Facet; null unless published, so that lists find nothing else
  add facet tinyint,
  -- the title in lower-case Latin letters, by which lists of all scripts have one order
  add sort_title varchar(64) not null default '',
  -- members who practised it: a copy that practice settles, for sorting alone
  add practiced_count int not null default 0;
--rollback alter table catalog_question drop facet, drop sort_title, drop practiced_count

/* [jooq ignore start] */
--changeset catalog:catalog-006-fill-question-list-columns
update catalog_question q set
  q.facet = case when q.state = 'PUBLISHED' then
    (q.difficulty * 6 + coalesce(field(q.kind, 'TECHNICAL', 'CODING', 'SYSTEM_DESIGN', 'BEHAVIORAL', 'CASE'), 0)) * 2 + q.is_preview end,
  q.sort_title = left(q.slug, 64);
--rollback select 1
/* [jooq ignore stop] */

--changeset catalog:catalog-006-create-facet-practiced-index
create index ix_catalog_question_facet_practiced_count on catalog_question (facet, practiced_count, id, topic_id);
--rollback drop index ix_catalog_question_facet_practiced_count on catalog_question

--changeset catalog:catalog-006-create-facet-published-index
create index ix_catalog_question_facet_published_at on catalog_question (facet, published_at, id, topic_id);
--rollback drop index ix_catalog_question_facet_published_at on catalog_question

--changeset catalog:catalog-006-create-facet-title-index
create index ix_catalog_question_facet_sort_title on catalog_question (facet, sort_title, id, topic_id);
--rollback drop index ix_catalog_question_facet_sort_title on catalog_question

--changeset catalog:catalog-006-create-topic-facet-position-index
create index ix_catalog_question_topic_id_facet_position on catalog_question (topic_id, facet, position, id);
--rollback drop index ix_catalog_question_topic_id_facet_position on catalog_question

--changeset catalog:catalog-006-create-topic-facet-practiced-index
create index ix_catalog_question_topic_id_facet_practiced_count on catalog_question (topic_id, facet, practiced_count, id);
--rollback drop index ix_catalog_question_topic_id_facet_practiced_count on catalog_question

--changeset catalog:catalog-006-create-topic-facet-published-index
create index ix_catalog_question_topic_id_facet_published_at on catalog_question (topic_id, facet, published_at, id);
--rollback drop index ix_catalog_question_topic_id_facet_published_at on catalog_question

--changeset catalog:catalog-006-create-topic-facet-title-index
create index ix_catalog_question_topic_id_facet_sort_title on catalog_question (topic_id, facet, sort_title, id);
--rollback drop index ix_catalog_question_topic_id_facet_sort_title on catalog_question

--changeset catalog:catalog-006-drop-count-index
-- Counts have a table of their own now.
drop index ix_catalog_question_state_topic_id_difficulty on catalog_question;
--rollback create index ix_catalog_question_state_topic_id_difficulty on catalog_question (state, topic_id, difficulty, is_preview)

--changeset catalog:catalog-006-drop-preview-index
-- Previews are a facet now.
drop index ix_catalog_question_topic_id_is_preview on catalog_question;
--rollback create index ix_catalog_question_topic_id_is_preview on catalog_question (topic_id, is_preview)

--changeset catalog:catalog-006-create-question-count
-- How many published questions of a facet a topic has: derived, written with what changes it.
create table catalog_question_count (
  topic_id binary(16) not null,
  facet tinyint not null,
  questions int not null,
  constraint pk_catalog_question_count primary key (topic_id, facet),
  constraint fk_catalog_question_count_topic_id foreign key (topic_id) references catalog_topic (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_question_count

/* [jooq ignore start] */
--changeset catalog:catalog-006-fill-question-count
insert into catalog_question_count (topic_id, facet, questions)
select topic_id, facet, count(*) from catalog_question where facet is not null group by topic_id, facet;
--rollback delete from catalog_question_count
/* [jooq ignore stop] */

--changeset catalog:catalog-006-add-tag-list-columns
alter table catalog_question_tag
  -- copies of the topic's and the question's place, null unless published: lists by tag have the curators' order
  add topic_position bigint,
  add question_position bigint;
--rollback alter table catalog_question_tag drop topic_position, drop question_position

/* [jooq ignore start] */
--changeset catalog:catalog-006-fill-tag-list-columns
update catalog_question_tag t join catalog_question q on q.id = t.question_id join catalog_topic p on p.id = q.topic_id set
  t.topic_position = p.position,
  t.question_position = q.position
where q.state = 'PUBLISHED';
--rollback select 1
/* [jooq ignore stop] */

--changeset catalog:catalog-006-create-tag-position-index
create index ix_catalog_question_tag_tag_id_position on catalog_question_tag (tag_id, topic_position, question_position, question_id);
--rollback drop index ix_catalog_question_tag_tag_id_position on catalog_question_tag
