--liquibase formatted sql

--changeset catalog:catalog-002-create-question
create table catalog_question (
  id binary(16) not null,
  topic_id binary(16) not null,
  state varchar(16) not null,
  -- place among the questions of the topic
  position bigint not null,
  -- the newest revision, and the one that readers see
  latest_revision int not null,
  published_revision int,
  -- what lists need of the published revision (of the newest one while none is published), so that a list reads one table
  -- the newest of its slugs; catalog_slug keeps them unique
  slug varchar(200) not null,
  title varchar(300) not null,
  -- 0 not rated, 1 easy, 2 medium, 3 hard: sorts as it means
  difficulty tinyint not null,
  kind varchar(16),
  is_answered tinyint(1) not null,
  -- whether it is among the topic's first published questions: derived, set anew whenever that changes
  is_preview tinyint(1) not null,
  is_sample_answer tinyint(1) not null,
  -- of the row that a bank was loaded from: the same row is never loaded twice
  loaded_hash binary(32),
  source varchar(500),
  license varchar(200),
  version int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  published_at datetime(6),
  constraint pk_catalog_question primary key (id),
  constraint uk_catalog_question_loaded_hash unique (loaded_hash),
  constraint fk_catalog_question_topic_id foreign key (topic_id) references catalog_topic (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table catalog_question

--changeset catalog:catalog-002-create-question-position-index
create index ix_catalog_question_topic_id_state_position on catalog_question (topic_id, state, position, id);
--rollback drop index ix_catalog_question_topic_id_state_position on catalog_question

--changeset catalog:catalog-002-create-question-count-index
create index ix_catalog_question_state_topic_id_difficulty on catalog_question (state, topic_id, difficulty, is_preview);
--rollback drop index ix_catalog_question_state_topic_id_difficulty on catalog_question

--changeset catalog:catalog-002-create-question-preview-index
create index ix_catalog_question_topic_id_is_preview on catalog_question (topic_id, is_preview);
--rollback drop index ix_catalog_question_topic_id_is_preview on catalog_question
