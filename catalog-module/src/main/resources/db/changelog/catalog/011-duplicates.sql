--liquibase formatted sql

-- Decisions about questions that say nearly the same: see docs/decisions/0025-duplicates.md.

--changeset catalog:catalog-011-create-distinct
-- Pairs of questions of which a curator said that they are two: until one of them says something else.
create table catalog_distinct (
  -- the one with the lower id, and its revision that was looked at
  question_id binary(16) not null,
  revision int not null,
  other_id binary(16) not null,
  other_revision int not null,
  reason varchar(500) not null,
  decided_at datetime(6) not null,
  constraint pk_catalog_distinct primary key (question_id, other_id),
  constraint fk_catalog_distinct_question_id foreign key (question_id) references catalog_question (id),
  constraint fk_catalog_distinct_other_id foreign key (other_id) references catalog_question (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_distinct
