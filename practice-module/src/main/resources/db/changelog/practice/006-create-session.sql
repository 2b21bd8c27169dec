--liquibase formatted sql

--changeset practice:practice-006-create-session
-- Timed sets of questions. How they went is in the reviews.
create table practice_session (
  account_id binary(16) not null,
  id binary(16) not null,
  started_at datetime(6) not null,
  ends_at datetime(6) not null,
  -- null while nobody ended it before its time
  finished_at datetime(6),
  idempotency_key varchar(200),
  constraint pk_practice_session primary key (account_id, id),
  constraint uk_practice_session_account_id_idempotency_key unique (account_id, idempotency_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_session

--changeset practice:practice-006-create-session-question
create table practice_session_question (
  account_id binary(16) not null,
  session_id binary(16) not null,
  position int not null,
  question_id binary(16) not null,
  constraint pk_practice_session_question primary key (account_id, session_id, position)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_session_question
