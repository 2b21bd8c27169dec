--liquibase formatted sql

-- Revisions beside what readers see, and how banks know a question again: see docs/decisions/0022-curation.md.

--changeset catalog:catalog-009-add-external-id
alter table catalog_question
  -- by which the bank that it came from knows it; null when it has no name there
  add external_id varchar(200);
--rollback alter table catalog_question drop external_id

--changeset catalog:catalog-009-create-external-id-index
create unique index uk_catalog_question_external_id on catalog_question (external_id);
--rollback drop index uk_catalog_question_external_id on catalog_question

--changeset catalog:catalog-009-create-state-index
create index ix_catalog_question_state on catalog_question (state, id);
--rollback drop index ix_catalog_question_state on catalog_question

--changeset catalog:catalog-009-add-revision-tags
alter table catalog_revision
  -- names of its tags in their order, as a JSON array: what catalog_question_tag says once readers see the revision
  add tags text;
--rollback alter table catalog_revision drop tags

/* [jooq ignore start] */
--changeset catalog:catalog-009-fill-revision-tags
set session group_concat_max_len = 1000000;
update catalog_revision r left join (
  select qt.question_id, concat('[', group_concat(json_quote(t.name) order by qt.position separator ','), ']') tags
  from catalog_question_tag qt join catalog_tag t on t.id = qt.tag_id group by qt.question_id
) named on named.question_id = r.question_id
set r.tags = coalesce(named.tags, '[]');
--rollback select 1
/* [jooq ignore stop] */

--changeset catalog:catalog-009-require-revision-tags
alter table catalog_revision modify tags text not null;
--rollback alter table catalog_revision modify tags text

--changeset catalog:catalog-009-create-draft
-- Questions whose newest revision readers do not see, while somebody works on it.
create table catalog_draft (
  question_id binary(16) not null,
  -- DRAFT or IN_REVIEW
  state varchar(16) not null,
  -- when it is to be published by itself, and the account that decided so; null when it is not
  publish_at datetime(6),
  publisher_id binary(16),
  constraint pk_catalog_draft primary key (question_id),
  constraint fk_catalog_draft_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_draft

--changeset catalog:catalog-009-create-draft-state-index
create index ix_catalog_draft_state on catalog_draft (state, question_id);
--rollback drop index ix_catalog_draft_state on catalog_draft

--changeset catalog:catalog-009-create-draft-publish-at-index
create index ix_catalog_draft_publish_at on catalog_draft (publish_at);
--rollback drop index ix_catalog_draft_publish_at on catalog_draft

/* [jooq ignore start] */
--changeset catalog:catalog-009-fill-draft
insert into catalog_draft (question_id, state) select id, state from catalog_question where state in ('DRAFT', 'IN_REVIEW');
--rollback delete from catalog_draft
/* [jooq ignore stop] */
