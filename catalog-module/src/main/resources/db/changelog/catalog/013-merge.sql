--liquibase formatted sql

-- Questions that were merged into others: see docs/decisions/0025-duplicates.md.

--changeset catalog:catalog-013-add-merged-into
alter table catalog_question
  -- the question that is kept in its place; null unless it was merged
  add merged_into_id binary(16);
--rollback alter table catalog_question drop merged_into_id

--changeset catalog:catalog-013-create-merged-into-index
create index ix_catalog_question_merged_into_id on catalog_question (merged_into_id);
--rollback drop index ix_catalog_question_merged_into_id on catalog_question

--changeset catalog:catalog-013-create-merge
-- Merges, in the order of their ids.
create table catalog_merge (
  id binary(16) not null,
  kept_id binary(16) not null,
  merged_at datetime(6) not null,
  -- null while it stands
  undone_at datetime(6),
  constraint pk_catalog_merge primary key (id),
  constraint fk_catalog_merge_kept_id foreign key (kept_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_merge

--changeset catalog:catalog-013-create-merge-question
-- The questions that a merge took away, as they were before.
create table catalog_merge_question (
  merge_id binary(16) not null,
  question_id binary(16) not null,
  state varchar(16) not null,
  -- of what stood beside it: see catalog_draft
  draft_state varchar(16),
  publish_at datetime(6),
  publisher_id binary(16),
  constraint pk_catalog_merge_question primary key (merge_id, question_id),
  constraint fk_catalog_merge_question_merge_id foreign key (merge_id) references catalog_merge (id),
  constraint fk_catalog_merge_question_question_id foreign key (question_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_merge_question

--changeset catalog:catalog-013-create-merge-slug
-- The slugs that a merge led to the kept question, with the one that they led to before.
create table catalog_merge_slug (
  merge_id binary(16) not null,
  slug varchar(200) not null,
  question_id binary(16) not null,
  constraint pk_catalog_merge_slug primary key (merge_id, slug),
  constraint fk_catalog_merge_slug_merge_id foreign key (merge_id) references catalog_merge (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_merge_slug
