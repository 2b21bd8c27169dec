--liquibase formatted sql

--changeset practice:practice-003-extend-review
alter table practice_review
  -- time zone of the member's day
  add zone varchar(64) not null default 'UTC',
  -- recall that was expected at the moment of the review; null at the first one
  add predicted_recall double,
  -- recall that the member wanted to keep, which led to the next date
  add target_recall decimal(3,2) not null default 0.90,
  -- why the question was offered; null when the member chose it
  add offered_because varchar(24),
  -- the request that brought it
  add request_id varchar(64);
--rollback alter table practice_review drop zone, drop predicted_recall, drop target_recall, drop offered_because, drop request_id

--changeset practice:practice-003-create-review-day-index
create index ix_practice_review_account_id_practiced_on on practice_review (account_id, practiced_on);
--rollback drop index ix_practice_review_account_id_practiced_on on practice_review

--changeset practice:practice-003-create-undo
-- Reviews that their members took back. Rows are added, never changed.
create table practice_undo (
  account_id binary(16) not null,
  review_id binary(16) not null,
  recorded_at datetime(6) not null,
  constraint pk_practice_undo primary key (account_id, review_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_undo

--changeset practice:practice-003-create-member
-- How a member wants to practise. Whoever writes reviews of the member holds this row.
create table practice_member (
  account_id binary(16) not null,
  target_recall decimal(3,2) not null,
  constraint pk_practice_member primary key (account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_member

--changeset practice:practice-003-create-memory
-- What members remember, derived from their reviews: its rows of a question are the question's "practised" count.
create table practice_memory (
  account_id binary(16) not null,
  question_id binary(16) not null,
  reviews int not null,
  lapses int not null,
  grade varchar(8) not null,
  practiced_at datetime(6) not null,
  practiced_on date not null,
  -- the question's revision that was practised last
  revision int not null,
  stability double not null,
  difficulty double not null,
  due_on date not null,
  constraint pk_practice_memory primary key (account_id, question_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
--rollback drop table practice_memory

--changeset practice:practice-003-create-memory-question-index
create index ix_practice_memory_question_id on practice_memory (question_id, account_id);
--rollback drop index ix_practice_memory_question_id on practice_memory

--changeset practice:practice-003-create-memory-due-index
create index ix_practice_memory_account_id_due_on on practice_memory (account_id, due_on);
--rollback drop index ix_practice_memory_account_id_due_on on practice_memory

--changeset practice:practice-003-drop-practiced
drop table practice_practiced;
--rollback create table practice_practiced (question_id binary(16) not null, account_id binary(16) not null, reviews int not null, constraint pk_practice_practiced primary key (question_id, account_id))

--changeset practice:practice-003-create-review-question-index
create index ix_practice_review_account_id_question_id on practice_review (account_id, question_id);
--rollback drop index ix_practice_review_account_id_question_id on practice_review
