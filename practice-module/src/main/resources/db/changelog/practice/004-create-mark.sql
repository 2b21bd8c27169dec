--liquibase formatted sql

--changeset practice:practice-004-create-bookmark
create table practice_bookmark (
  account_id binary(16) not null,
  question_id binary(16) not null,
  created_at datetime(6) not null,
  constraint pk_practice_bookmark primary key (account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_bookmark

--changeset practice:practice-004-create-bookmark-index
create index ix_practice_bookmark_account_id_created_at on practice_bookmark (account_id, created_at, question_id);
--rollback drop index ix_practice_bookmark_account_id_created_at on practice_bookmark

--changeset practice:practice-004-create-note
-- What a member noted about a question, in Markdown; for nobody else to see.
create table practice_note (
  account_id binary(16) not null,
  question_id binary(16) not null,
  note mediumtext not null,
  updated_at datetime(6) not null,
  constraint pk_practice_note primary key (account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_note
